/** Encrypts what must not lie readable in the database. The app's is in `lib/sealing.ts`. */
export type Sealing = {
  seal(text: string): string
  /** Throws for text sealed with another key, or changed since. */
  open(sealed: string): string
}

/** Sealing of documents, with a digest under a key of its own by which the same document is found again. */
export type IdentitySealing = Sealing & { digest(text: string): string }
