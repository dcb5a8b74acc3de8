import { useTranslations } from 'next-intl'
import { Steps } from '@/ui/steps'

const steps = ['profile', 'consent', 'child'] as const

/** How far somebody new has come. */
export function SignUpSteps({ at }: { at: (typeof steps)[number] }) {
  const t = useTranslations('profile.steps')
  return (
    <Steps label={t('label')} steps={steps.map((step) => t(step))} current={steps.indexOf(at)} />
  )
}
