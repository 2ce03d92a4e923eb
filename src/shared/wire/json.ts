/** What may cross a wire: JSON, and nothing a host could clone differently from another. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
