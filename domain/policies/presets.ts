import type { AgeBand } from './types'

const band = (from_months: number, to_months: number, children_per_caregiver: number): AgeBand => ({
  from_months,
  to_months,
  children_per_caregiver,
})

type Preset = {
  code: string
  nameZh: string
  nameEn: string
  source: string
  mixedPolicy: 'fixed_ratio' | 'sum_of_fractions' | 'youngest'
  fixedRatio: number | null
  minCaregivers: number | null
  ageBands: AgeBand[]
  areaPerChildDm2: number | null
  largestGroup: number | null
  ageFromMonths: number
  ageToMonths: number
}

/** Rule sets of known regimes, to copy into a policy. Null: that regime says nothing of it here. */
export const presets: Preset[] = [
  {
    code: 'shanghai_baby_room',
    nameZh: '上海社区托育“宝宝屋”',
    nameEn: 'Shanghai baby room',
    source:
      'Shanghai regulation on preschool and childcare services, in force 2023-01-01, and the city’s baby-room requirements: one caregiver for five children whatever the age. Area: a 40 m² room that takes 10.',
    mixedPolicy: 'fixed_ratio',
    fixedRatio: 5,
    minCaregivers: 2,
    ageBands: [band(12, 24, 5), band(24, 36, 5)],
    areaPerChildDm2: 400,
    largestGroup: 10,
    ageFromMonths: 12,
    ageToMonths: 36,
  },
  {
    code: 'china_national',
    nameZh: '国家托育机构设置标准',
    nameEn: 'China, national standard',
    source:
      'National standard for setting up childcare institutions (2019): 3, 5 and 7 children a caregiver at 6–12, 12–24 and 24–36 months, in groups of at most 10, 15 and 20; a mixed group from 18 months on at most 18. How a mixed group is reckoned is not set nationally; shares of a caregiver are added up here.',
    mixedPolicy: 'sum_of_fractions',
    fixedRatio: null,
    minCaregivers: null,
    ageBands: [band(6, 12, 3), band(12, 24, 5), band(24, 36, 7)],
    areaPerChildDm2: null,
    largestGroup: 18,
    ageFromMonths: 6,
    ageToMonths: 36,
  },
  {
    code: 'england',
    nameZh: '英格兰',
    nameEn: 'England',
    source:
      'Statutory framework for the early years foundation stage, group providers: under 2 years 3, 2 years 5, from 3 years 8; 3.5 m² a child under 2 (the largest of its three areas).',
    mixedPolicy: 'sum_of_fractions',
    fixedRatio: null,
    minCaregivers: null,
    ageBands: [band(0, 24, 3), band(24, 36, 5), band(36, 60, 8)],
    areaPerChildDm2: 350,
    largestGroup: null,
    ageFromMonths: 0,
    ageToMonths: 60,
  },
  {
    code: 'japan',
    nameZh: '日本',
    nameEn: 'Japan',
    source:
      'Standards for temporary care and こども誰でも通園制度: under 1 year 3, 1 and 2 years 6, never fewer than two staff; 3.3 m² a crawling child.',
    mixedPolicy: 'sum_of_fractions',
    fixedRatio: null,
    minCaregivers: 2,
    ageBands: [band(0, 12, 3), band(12, 36, 6)],
    areaPerChildDm2: 330,
    largestGroup: null,
    ageFromMonths: 6,
    ageToMonths: 36,
  },
  {
    code: 'korea',
    nameZh: '韩国（时间制托育）',
    nameEn: 'Korea, hourly care',
    source: '시간제보육, independent classes: three children a caregiver, from 6 to 36 months.',
    mixedPolicy: 'fixed_ratio',
    fixedRatio: 3,
    minCaregivers: null,
    ageBands: [band(6, 36, 3)],
    areaPerChildDm2: null,
    largestGroup: null,
    ageFromMonths: 6,
    ageToMonths: 36,
  },
  {
    code: 'finland',
    nameZh: '芬兰',
    nameEn: 'Finland',
    source:
      'Government decree on early childhood education and care: under 3 years 4, from 3 years 7, so that a child under 3 weighs 1.75 of an older one; special needs weigh more.',
    mixedPolicy: 'sum_of_fractions',
    fixedRatio: null,
    minCaregivers: null,
    ageBands: [band(0, 36, 4), band(36, 72, 7)],
    areaPerChildDm2: null,
    largestGroup: null,
    ageFromMonths: 9,
    ageToMonths: 72,
  },
  {
    code: 'singapore',
    nameZh: '新加坡',
    nameEn: 'Singapore',
    source:
      'Early Childhood Development Centres Regulations 2018, regulations 45 and 47: playgroup (18 months to under 3 years) 8, pre-nursery 12, nursery 15 children an educator; infants to 18 months 5; the youngest child sets the ratio of a mixed class.',
    mixedPolicy: 'youngest',
    fixedRatio: null,
    minCaregivers: null,
    ageBands: [band(2, 18, 5), band(18, 36, 8), band(36, 48, 12), band(48, 60, 15)],
    areaPerChildDm2: null,
    largestGroup: null,
    ageFromMonths: 2,
    ageToMonths: 60,
  },
]
