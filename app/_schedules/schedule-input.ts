/** What the jobs of a schedule are asked with; which of it there is goes by their kind. */
export interface ScheduleInput {
  readonly newest?: string;
  readonly pipeline?: string;
  readonly views?: readonly string[];
  readonly model?: string;
  readonly where?: string;
}
