/** What a page does when something on it is pressed. */
export type Acting = {
  press: (element: HTMLElement) => Promise<void>
  chooseFiles: (input: HTMLElement, files: File[]) => void
}
