/** Encrypts what must not lie readable in the database. The app's is in `lib/sealing.ts`. */
export type Sealing = {
  seal(text: string): string
  /** Throws for text sealed with another key, or changed since. */
  open(sealed: string): string
}
