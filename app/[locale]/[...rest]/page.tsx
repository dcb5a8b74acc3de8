import { notFound } from 'next/navigation'

/** Any address no other page answers: the kind page inside the site's own frame. */
export default function Page() {
  notFound()
}
