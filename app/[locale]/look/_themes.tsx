import { useTranslations } from 'next-intl'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { ChoiceField } from '@/ui/choice-field'
import { TextField } from '@/ui/field'
import { FreePlaces } from '@/ui/free-places'
import { Notice } from '@/ui/notice'
import { Section } from '@/ui/page-header'
import { StateLabel } from '@/ui/state-label'

const sheets = [
  { key: 'light', theme: 'light', type: 'normal' },
  { key: 'dark', theme: 'dark', type: 'normal' },
  { key: 'largeLight', theme: 'light', type: 'large' },
  { key: 'largeDark', theme: 'dark', type: 'large' },
] as const

/** The same few parts in both themes and both sizes of type, side by side. */
export function Themes() {
  const t = useTranslations('look.themes')
  return (
    <Section id="themes" title={t('title')}>
      <p className="max-w-text text-soft">{t('text')}</p>
      <ul className="stack items-start gap-3 md:grid-cols-2">
        {sheets.map(({ key, theme, type }) => (
          <li
            key={key}
            data-theme={theme}
            data-type={type}
            className="stack gap-3 rounded-soft bg-paper p-4 text-ink inset-ring inset-ring-line"
          >
            <Sample id={key} name={t(key)} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Sample({ id, name }: { id: string; name: string }) {
  const t = useTranslations('look')
  return (
    <>
      <h3 className="text-lead">{name}</h3>
      <Card className="grid gap-2">
        <p className="font-[650]">{t('cards.room')}</p>
        <p className="text-small text-soft">{t('cards.roomPlace')}</p>
        <div className="flex flex-wrap gap-x-5 gap-y-1">
          <FreePlaces level="many" count={4} word={t('places.many')} />
          <FreePlaces level="few" count={1} word={t('places.few')} />
          <FreePlaces level="none" count={0} word={t('places.none')} />
        </div>
      </Card>
      <div className="flex flex-wrap gap-2">
        <StateLabel tone="green" mark="tick">
          {t('states.confirmed')}
        </StateLabel>
        <StateLabel tone="apricot" mark="clock">
          {t('states.held')}
        </StateLabel>
        <StateLabel tone="red" mark="alert">
          {t('states.missed')}
        </StateLabel>
      </div>
      <Notice tone="success" title={t('notices.successTitle')}>
        {t('notices.success')}
      </Notice>
      <TextField
        name={`${id}-phone`}
        label={t('fields.phone')}
        error={t('fields.phoneError')}
        defaultValue="1380000"
      />
      <ChoiceField
        name={`${id}-child`}
        label={t('fields.child')}
        chosen={['a']}
        choices={[
          { value: 'a', label: t('fields.childA'), hint: t('fields.childAHint') },
          { value: 'b', label: t('fields.childB'), hint: t('fields.childBHint'), disabled: true },
        ]}
      />
      <div className="flex flex-wrap gap-3">
        <Button>{t('actions.primary')}</Button>
        <Button kind="quiet">{t('actions.quiet')}</Button>
        <Button kind="danger">{t('actions.danger')}</Button>
      </div>
    </>
  )
}
