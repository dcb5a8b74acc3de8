import { useTranslations } from 'next-intl'
import { Section } from '@/ui/page-header'
import { Table } from '@/ui/table'
import { contrasts } from './_contrast'

const colours = [
  { role: 'paper', look: 'bg-paper text-ink' },
  { role: 'card', look: 'bg-card text-ink' },
  { role: 'sunk', look: 'bg-sunk text-ink' },
  { role: 'ink', look: 'bg-ink text-paper' },
  { role: 'soft', look: 'bg-soft text-paper' },
  { role: 'line', look: 'bg-line text-ink' },
  { role: 'edge', look: 'bg-paper text-ink inset-ring-8 inset-ring-edge' },
  { role: 'green', look: 'bg-green text-on-green' },
  { role: 'greenWash', look: 'bg-green-wash text-green' },
  { role: 'apricot', look: 'bg-paper text-ink inset-ring-8 inset-ring-apricot' },
  { role: 'apricotWash', look: 'bg-apricot-wash text-apricot-ink' },
  { role: 'red', look: 'bg-red text-paper' },
  { role: 'redWash', look: 'bg-red-wash text-red' },
  { role: 'focus', look: 'bg-paper text-ink outline-3 outline-focus -outline-offset-8' },
] as const

/** Colours, type, space. */
export function Foundations() {
  const t = useTranslations('look')
  return (
    <>
      <Section id="colours" title={t('colours.title')}>
        <p className="max-w-text text-soft">{t('colours.text')}</p>
        <ul className="grid grid-cols-2 gap-2 sm:grid-cols-4 lg:grid-cols-7">
          {colours.map(({ role, look }) => (
            <li
              key={role}
              className={`flex min-h-24 items-end rounded-soft p-4 text-small leading-snug ${look}`}
            >
              {t(`colours.${role}`)}
            </li>
          ))}
        </ul>
        <Table
          caption={t('contrast.caption')}
          columns={[
            { key: 'role', label: t('contrast.role') },
            { key: 'on', label: t('contrast.on') },
            { key: 'light', label: t('contrast.light'), align: 'end' },
            { key: 'dark', label: t('contrast.dark'), align: 'end' },
          ]}
          rows={contrasts.map((one) => {
            const large = 'large' in one
            const figure = (value: number) => `${value.toFixed(1)} : 1`
            return {
              key: `${one.role} ${large}`,
              cells: {
                role: t(large ? 'contrast.largeRole' : 'contrast.oneRole', { role: one.role }),
                on: t(`contrast.${one.for}`, { grounds: one.on.length }),
                light: figure(one.light),
                dark: figure(one.dark),
              },
            }
          })}
        />
      </Section>
      <Section id="type" title={t('type.title')}>
        <div className="stack gap-3">
          <p className="font-[650] text-title">{t('type.titleSize')}</p>
          <p className="font-[650] text-heading">{t('type.headingSize')}</p>
          <p className="text-lead">{t('type.leadSize')}</p>
          <p className="max-w-text">{t('type.bodySize')}</p>
          <p className="text-small text-soft">{t('type.smallSize')}</p>
          <p className="text-figure tabular-nums">{t('type.figureSize')}</p>
          <p className="max-w-text">{t('type.mixed')}</p>
          <p className="max-w-text wrap-anywhere">{t('type.unbroken')}</p>
          <p className="max-w-text">
            {t.rich('type.emphasis', {
              em: (words) => <em>{words}</em>,
              link: (words) => (
                <a href="#type" className="link">
                  {words}
                </a>
              ),
            })}
          </p>
        </div>
      </Section>
      <Section id="space" title={t('space.title')}>
        <p className="max-w-text text-soft">{t('space.text')}</p>
        <div aria-hidden="true" className="flex flex-wrap items-end gap-4">
          <span className="size-2 bg-apricot" />
          <span className="size-4 bg-apricot" />
          <span className="size-6 bg-apricot" />
          <span className="size-8 bg-apricot" />
          <span className="size-12 bg-apricot" />
          <span className="size-11 rounded-soft inset-ring-2 inset-ring-green" />
          <span className="h-20 w-32 rounded-soft bg-card shadow-lift" />
        </div>
      </Section>
    </>
  )
}
