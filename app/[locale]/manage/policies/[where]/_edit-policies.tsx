import { getLocale, getTranslations } from 'next-intl/server'
import type { listPresets } from '@/domain/policies/list-presets'
import type { PlacePolicies } from '@/domain/policies/read-policies'
import { type Field, maySetAt, settingOf } from '@/domain/policies/settings'
import type { Setting } from '@/domain/policies/types'
import { ClientTexts } from '@/i18n/client-texts'
import { Button } from '@/ui/button'
import { Disclosure } from '@/ui/disclosure'
import { SelectField } from '@/ui/field'
import { Notice } from '@/ui/notice'
import { Section } from '@/ui/page-header'
import { choicesOf, groupNames } from '../_fields'
import { typedValue } from '../_typed'
import { PolicyForm } from './_policy-form'
import type { FieldView } from './_setting-field'
import { InForce, settingsOf } from './_settings-in-force'

type Presets = Awaited<ReturnType<typeof listPresets>>
type Preset = Presets[number]

/** The form that sets a place's own rules, with the presets it can begin from. */
export async function EditPolicies({
  where,
  policies,
  presets,
  preset,
  saved,
}: {
  where: string
  policies: PlacePolicies
  presets: Presets
  preset: Preset | null
  /** Another text after each saving, so that the form then begins again from what is set. */
  saved: string
}) {
  const t = await getTranslations('policies')
  const zh = (await getLocale()) === 'zh'
  const { level } = policies.place.target
  const views = groupNames.map((group) => {
    const settings = settingsOf(group, policies).filter(({ field }) => maySetAt(field, level))
    const own = settings.filter((setting) => setting.own).length
    const title = t(`group.${group}`)
    return {
      group,
      title: own > 0 && level !== 'city' ? t('groupOwn', { group: title, count: own }) : title,
      fields: settings.map((setting) => viewOf(setting, policies, preset, t)),
    }
  })
  return (
    <Section id="own" title={t('form.title')}>
      <p className="max-w-text text-soft">{t('form.lead')}</p>
      <Disclosure summary={t('presets.title')} open={preset !== null}>
        <form className="grid max-w-text gap-3">
          <p>{t('presets.lead')}</p>
          <input type="hidden" name="from" value={policies.day} />
          <SelectField
            name="preset"
            label={t('presets.label')}
            defaultValue={preset?.code ?? ''}
            options={presets.map(({ code, nameZh, nameEn }) => ({
              value: code,
              label: zh ? nameZh : nameEn,
            }))}
          />
          <div>
            <Button type="submit" kind="quiet">
              {t('presets.fill')}
            </Button>
          </div>
        </form>
      </Disclosure>
      {preset ? (
        <Notice>{t('presets.filled', { name: zh ? preset.nameZh : preset.nameEn })}</Notice>
      ) : null}
      <ClientTexts areas={['policies', 'faults']}>
        <PolicyForm
          key={`${policies.day} ${preset?.code ?? ''} ${saved}`}
          where={where}
          day={policies.day}
          today={policies.today}
          groups={views}
          openAll={preset !== null}
          seen={policies.seen}
        />
      </ClientTexts>
    </Section>
  )
}

function viewOf(
  setting: Setting,
  policies: PlacePolicies,
  preset: Preset | null,
  t: Awaited<ReturnType<typeof getTranslations<'policies'>>>,
): FieldView {
  const { field, own } = setting
  const as = settingOf(field)
  const was = typedValue(field, own?.value)
  const known = preset ? (preset as Partial<Record<Field, unknown>>)[field] : null
  return {
    field,
    label: t(`field.${field}`),
    hint: <InForce policies={policies} setting={setting} />,
    was,
    value: known == null ? was : typedValue(field, known),
    choices: choicesOf(field)?.map((value) => ({ value, label: t(`choice.${value}`) })) ?? null,
    suffix:
      as.kind === 'number' ? t(`suffix.${as.unit}`) : as.kind === 'time' ? t('suffix.time') : '',
    mustSet: policies.place.target.level === 'city',
  }
}
