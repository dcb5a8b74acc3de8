import type { ReactNode } from 'react'

type IconProps = { className?: string }

function Icon({ className = 'size-5', children }: IconProps & { children: ReactNode }) {
  return (
    <svg
      viewBox="0 0 20 20"
      aria-hidden="true"
      className={className}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      {children}
    </svg>
  )
}

/** Something is wrong: always beside words. */
export function AlertIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M10 3.2 17.3 16a.6.6 0 0 1-.5.9H3.2a.6.6 0 0 1-.5-.9L10 3.2ZM10 8.2v3.9" />
      <path d="M10 14.4h.01" strokeWidth="2.2" />
    </Icon>
  )
}

/** Something worth knowing. */
export function InfoIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <circle cx="10" cy="10" r="7.2" />
      <path d="M10 9.4v4" />
      <path d="M10 6.6h.01" strokeWidth="2.2" />
    </Icon>
  )
}

/** Done, allowed, confirmed. */
export function TickIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <circle cx="10" cy="10" r="7.2" />
      <path d="m6.8 10.3 2.2 2.2 4.3-4.8" />
    </Icon>
  )
}

/** Ended, taken back, refused. */
export function CrossIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <circle cx="10" cy="10" r="7.2" />
      <path d="m7.6 7.6 4.8 4.8m0-4.8-4.8 4.8" />
    </Icon>
  )
}

/** Time passing: attention. */
export function ClockIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <circle cx="10" cy="10" r="7.2" />
      <path d="M10 6v4.2l2.7 1.7" />
    </Icon>
  )
}

/** A place on the map. */
export function PinIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M10 17.2c3.6-3.5 5.4-6.3 5.4-8.7a5.4 5.4 0 0 0-10.8 0c0 2.4 1.8 5.2 5.4 8.7Z" />
      <circle cx="10" cy="8.4" r="1.9" />
    </Icon>
  )
}

/** A telephone number. */
export function PhoneIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M6.7 3.2 8.5 7 6.9 8.6a9.6 9.6 0 0 0 4.5 4.5L13 11.5l3.8 1.8v2.3c0 .8-.7 1.5-1.5 1.4A12.6 12.6 0 0 1 3 4.7c0-.8.6-1.5 1.4-1.5h2.3Z" />
    </Icon>
  )
}

/** Back (left) or on (right, with `className="rotate-180"`). */
export function BackIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="m12 4.5-5.5 5.5 5.5 5.5" />
    </Icon>
  )
}

/** Marked by the family if it is filled. */
export function HeartIcon({ filled, ...props }: IconProps & { filled: boolean }) {
  return (
    <Icon {...props}>
      <path
        d="M10 16.6 4.1 10.9a3.9 3.9 0 0 1 5.5-5.5l.4.4.4-.4a3.9 3.9 0 0 1 5.5 5.5L10 16.6Z"
        fill={filled ? 'currentColor' : 'none'}
      />
    </Icon>
  )
}
