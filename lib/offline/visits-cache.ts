/** The one cache with anything personal in it: it holds one page, of one family, or is not there. */
export const visitsCache = 'baobaowu-visits'
