/** The mark: two children (宝宝) under one roof (屋). It stands alone from 24 pixels up. */
export function Logo({ className = 'size-9' }: { className?: string }) {
  return (
    <svg viewBox="0 0 40 40" aria-hidden="true" className={className} fill="none">
      <path
        d="M20 3.6c1.3 0 2.4.4 3.4 1.2l10.8 8.9A5 5 0 0 1 36 17.6V31a5.4 5.4 0 0 1-5.4 5.4H9.4A5.4 5.4 0 0 1 4 31V17.6a5 5 0 0 1 1.8-3.9l10.8-8.9c1-.8 2.1-1.2 3.4-1.2Z"
        className="fill-green"
      />
      <circle cx="14.2" cy="21" r="4.1" className="fill-on-green" />
      <circle cx="26" cy="22.4" r="3.5" className="fill-apricot" />
      <path d="M7.8 36.2a6.5 6.5 0 0 1 12.9 0Z" className="fill-on-green" />
      <path d="M20.7 36.2a5.5 5.5 0 0 1 10.8-.2Z" className="fill-apricot" />
    </svg>
  )
}
