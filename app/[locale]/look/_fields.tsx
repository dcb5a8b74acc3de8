import { useTranslations } from 'next-intl'
import { CheckboxField, ChoiceField } from '@/ui/choice-field'
import { ErrorSummary } from '@/ui/error-summary'
import { SelectField, TextAreaField, TextField } from '@/ui/field'
import { Section } from '@/ui/page-header'

/** Every field: empty, filled, with a hint, with an error, switched off. */
export function Fields() {
  const t = useTranslations('look.fields')
  const districts = [
    { value: '310106', label: t('jingan') },
    { value: '310105', label: t('changning') },
    { value: '310115', label: t('pudong') },
  ]
  return (
    <Section id="fields" title={t('title')}>
      <ErrorSummary
        focus={false}
        title={t('summary')}
        errors={[
          { field: 'look-birth', text: t('birthError') },
          { field: 'look-phone', text: t('phoneError') },
        ]}
      />
      <form action="/look" className="stack items-start gap-6 md:grid-cols-2 md:gap-x-10">
        <TextField name="look-name" label={t('name')} placeholder={t('namePlaceholder')} />
        <TextField
          name="look-birth"
          type="date"
          label={t('birth')}
          hint={t('birthHint')}
          error={t('birthError')}
          defaultValue="2035-03-09"
        />
        <TextField
          name="look-phone"
          type="tel"
          inputMode="tel"
          label={t('phone')}
          error={t('phoneError')}
          defaultValue="1380000"
        />
        <SelectField
          name="look-district"
          label={t('district')}
          empty={t('districtEmpty')}
          options={districts}
          defaultValue=""
        />
        <TextAreaField
          name="look-notes"
          label={t('notes')}
          note={t('optional')}
          defaultValue={t('notesValue')}
          rows={3}
        />
        <TextField
          name="look-off"
          label={t('disabled')}
          defaultValue={t('disabledValue')}
          disabled
        />
        <ChoiceField
          name="look-child"
          label={t('child')}
          chosen={['a']}
          choices={[
            { value: 'a', label: t('childA'), hint: t('childAHint') },
            { value: 'c', label: t('childC'), hint: t('childCHint'), aside: t('childCAside') },
            { value: 'b', label: t('childB'), hint: t('childBHint'), disabled: true },
          ]}
        />
        <ChoiceField
          name="look-districts"
          kind="checkbox"
          label={t('district')}
          chosen={['310106', '310115']}
          columns={2}
          choices={districts}
        />
        <CheckboxField name="look-consent" label={t('consent')} defaultChecked />
        <CheckboxField name="look-consent-error" label={t('consent')} error={t('consentError')} />
      </form>
    </Section>
  )
}
