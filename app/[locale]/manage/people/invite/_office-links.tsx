import { useTranslations } from 'next-intl'
import type { Role } from '@/domain/shared/context'
import { Link } from '@/i18n/navigation'
import { paths } from '@/lib/paths'
import { classNames } from '@/ui/class-names'
import { TickIcon } from '@/ui/icons'

/** The offices the person may give, all in sight on a phone; each shows the form with its scopes. */
export function OfficeLinks({ open, chosen }: { open: Role['role'][]; chosen: Role['role'] }) {
  const t = useTranslations('people')
  return (
    <nav aria-label={t('invite.role')}>
      <ul className="flex flex-wrap gap-2">
        {open.map((office) => (
          <li key={office}>
            <Link
              href={paths.manageInvite({ role: office })}
              prefetch={false}
              aria-current={office === chosen ? 'page' : undefined}
              className={classNames(
                'flex min-h-11 items-center gap-1.5 rounded-soft px-4 font-medium',
                office === chosen
                  ? 'bg-green-wash text-green inset-ring-2 inset-ring-green'
                  : 'bg-card inset-ring inset-ring-edge hover:text-green',
              )}
            >
              {office === chosen ? <TickIcon className="size-5" /> : null}
              {t(`offices.${office}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
