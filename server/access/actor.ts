/** Who is asking. The embedded profile trusts the name a person gives; it is what owners and histories show. */
export interface Actor {
  readonly name: string;
  /** Whether a program proved itself with a key of the scope admin; left out where nobody asked for one. */
  readonly holdsAdminKey?: true;
}
