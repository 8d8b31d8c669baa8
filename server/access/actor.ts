/** Who is asking. The embedded profile trusts the name a person gives; it is what owners and histories show. */
export interface Actor {
  readonly name: string;
}
