/** Why a typed value does not fit. */
export const fieldProblems = [
  'missing',
  'too_long',
  'formula',
  'not_a_phone',
  'lost_zero',
  'not_places',
  'not_an_area',
  'not_a_price',
  'not_a_day',
  'not_a_latitude',
  'not_a_longitude',
  'half_a_place',
  'outside_city',
  'system_missing',
  'system_unknown',
  'play_area_above_floor_area',
] as const
export type FieldProblem = (typeof fieldProblems)[number]
