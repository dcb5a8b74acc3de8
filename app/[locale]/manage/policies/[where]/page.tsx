import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { listPolicyChanges } from '@/domain/policies/list-policy-changes'
import { listPresets } from '@/domain/policies/list-presets'
import { type PlacePolicies, readPolicies } from '@/domain/policies/read-policies'
import { day, page, type Query, query, readPath, text } from '@/lib/asked'
import { pageContext } from '@/lib/context'
import { formats } from '@/lib/format'
import { forPage } from '@/lib/go'
import { paths } from '@/lib/paths'
import { BackLink } from '@/ui/back-link'
import { Button } from '@/ui/button'
import { TextField } from '@/ui/field'
import { Notice } from '@/ui/notice'
import { PageHeader } from '@/ui/page-header'
import { nearestAbove, placeName } from '../_places'
import { PlaceSearch } from '../_search'
import { Children } from './_children'
import { Coming } from './_coming'
import { EditPolicies } from './_edit-policies'
import { History } from './_history'
import { SettingsInForce } from './_settings-in-force'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('policies')
  return { title: t('title'), robots: { index: false } }
}

const address = query({ from: day, done: text, preset: text, history: page, saved: text })

type Props = { params: Promise<{ where: string }>; searchParams: Query }

/** The rules of one place: in force on a day and whose they are, its own, those to come, history. */
export default async function Page({ params, searchParams }: Props) {
  const { where } = await readPath(params)
  const asked = await address(searchParams)
  const { policies, presets, changes } = await forPage(paths.managePolicies(where), async () => {
    const ctx = await pageContext()
    return {
      policies: await readPolicies(ctx, { where, day: asked.from }),
      presets: await listPresets(ctx),
      changes: await listPolicyChanges(ctx, { where, page: asked.history }),
    }
  })
  const t = await getTranslations('policies')
  const zh = (await getLocale()) === 'zh'
  const { place, mayChange } = policies
  const preset = presets.find(({ code }) => code === asked.preset) ?? null
  const above = nearestAbove(place, policies.above)
  return (
    <div className="stack gap-6">
      <PageHeader
        back={
          above ? (
            <BackLink href={paths.managePolicies(above.where)}>
              {t('up', { place: placeName(t, above.place, zh) })}
            </BackLink>
          ) : null
        }
        title={t('of', { place: placeName(t, place, zh) })}
        lead={mayChange ? t('lead') : t('leadView')}
      />
      <Done done={asked.done} />
      <DayForm policies={policies} />
      {mayChange ? (
        <EditPolicies
          where={where}
          policies={policies}
          presets={presets}
          preset={preset}
          saved={asked.saved}
        />
      ) : (
        <SettingsInForce policies={policies} />
      )}
      <Coming where={where} policies={policies} />
      <Children policies={policies} />
      {place.target.level === 'room' ? null : <PlaceSearch search="" />}
      <History where={where} {...changes} />
    </div>
  )
}

async function Done({ done }: { done: unknown }) {
  const t = await getTranslations('policies.done')
  if (done !== 'saved' && done !== 'withdrawn') return null
  return (
    <Notice tone="success" announce>
      {t(done)}
    </Notice>
  )
}

/** Chooses the day the rules are shown for; an ordinary form that asks the same page. */
async function DayForm({ policies: { day, today } }: { policies: PlacePolicies }) {
  const t = await getTranslations('policies')
  const format = formats(await getLocale())
  return (
    <form className="flex max-w-text flex-wrap items-end gap-3">
      <div className="min-w-48">
        <TextField
          id="shown-day"
          name="from"
          type="date"
          min={today}
          label={t('day')}
          hint={t('shownDay', { day: format.dayWithYear(day) })}
          defaultValue={day}
        />
      </div>
      <Button type="submit" kind="quiet">
        {t('show')}
      </Button>
    </form>
  )
}
