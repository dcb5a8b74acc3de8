import { useLocale, useTranslations } from 'next-intl'
import type { PlacePolicies } from '@/domain/policies/read-policies'
import type { Setting } from '@/domain/policies/types'
import { formats } from '@/lib/format'
import { paths } from '@/lib/paths'
import { DefinitionList } from '@/ui/definition-list'
import { Disclosure } from '@/ui/disclosure'
import { TextLink } from '@/ui/text-link'
import { fieldsOf, type Group, groupNames } from '../_fields'
import { whereAbove } from '../_places'
import { valueText } from '../_values'

/** Every setting in force, whose it is and since when, for people who may only look. */
export function SettingsInForce({ policies }: { policies: PlacePolicies }) {
  const t = useTranslations('policies')
  return (
    <div className="grid max-w-text gap-1">
      {groupNames.map((group, n) => (
        <Disclosure key={group} summary={t(`group.${group}`)} open={n === 0}>
          <DefinitionList
            items={settingsOf(group, policies).map((setting) => ({
              key: setting.field,
              term: t(`field.${setting.field}`),
              value: <InForce policies={policies} setting={setting} />,
            }))}
          />
        </Disclosure>
      ))}
    </div>
  )
}

/** The settings of a group, in its order. */
export function settingsOf(group: Group, { settings }: PlacePolicies): Setting[] {
  return fieldsOf(group).flatMap((field) => settings.filter((setting) => setting.field === field))
}

/** What a setting is and where it comes from, with the way there. */
export function InForce({ policies, setting }: { policies: PlacePolicies; setting: Setting }) {
  const t = useTranslations('policies')
  const format = formats(useLocale())
  const { field, inForce, own, inherited } = setting
  const above = whereAbove(policies.place, policies.above)[inForce.level]
  const level = t(`level.${inForce.level}`)
  const value = valueText(t, format, field, inForce.value)
  const date = format.dayWithYear(inForce.since)
  return (
    <span className="tabular-nums">
      <strong className="font-[650] text-ink">{t('source.now', { value })}</strong>{' '}
      {own ? (
        t('source.own', { date })
      ) : above ? (
        <TextLink href={paths.managePolicies(above, { from: policies.day })}>
          {t('source.from', { level, date })}
        </TextLink>
      ) : (
        t('source.from', { level, date })
      )}
      {own && inherited
        ? ` · ${t('source.else', {
            value: valueText(t, format, field, inherited.value),
            level: t(`level.${inherited.level}`),
          })}`
        : null}
    </span>
  )
}
