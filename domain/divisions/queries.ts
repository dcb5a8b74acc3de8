import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { districts, subdistricts } from '@/db/schema/divisions'
import type { Write } from '../shared/context'

export type Division = {
  code: string
  nameZh: string
  nameEn: string
  subdistricts: {
    code: string
    nameZh: string
    nameEn: string
    kind: 'subdistrict' | 'town' | 'township' | 'other'
  }[]
}

/** Writes what is new or has another name; answers how many rows that were. */
export async function upsertDivisions({ tx }: Write, divisions: Division[]): Promise<number> {
  const upper = await tx
    .insert(districts)
    .values(divisions.map(({ code, nameZh, nameEn }) => ({ code, nameZh, nameEn })))
    .onConflictDoUpdate({
      target: districts.code,
      set: { nameZh: sql`excluded.name_zh`, nameEn: sql`excluded.name_en` },
      setWhere: sql`(${districts.nameZh}, ${districts.nameEn})
        is distinct from (excluded.name_zh, excluded.name_en)`,
    })
    .returning({ code: districts.code })
  const lower = await tx
    .insert(subdistricts)
    .values(divisions.flatMap((d) => d.subdistricts.map((s) => ({ ...s, districtCode: d.code }))))
    .onConflictDoUpdate({
      target: subdistricts.code,
      set: {
        nameZh: sql`excluded.name_zh`,
        nameEn: sql`excluded.name_en`,
        kind: sql`excluded.kind`,
      },
      setWhere: sql`(${subdistricts.nameZh}, ${subdistricts.nameEn}, ${subdistricts.kind})
        is distinct from (excluded.name_zh, excluded.name_en, excluded.kind)`,
    })
    .returning({ code: subdistricts.code })
  return upper.length + lower.length
}

/** Every district with its subdistricts, both by code. */
export async function selectDivisions(db: Executor): Promise<Division[]> {
  const [upper, lower] = await Promise.all([
    db.select().from(districts).orderBy(districts.code),
    db.select().from(subdistricts).orderBy(subdistricts.code),
  ])
  return upper.map(({ code, nameZh, nameEn }) => ({
    code,
    nameZh,
    nameEn,
    subdistricts: lower
      .filter((s) => s.districtCode === code)
      .map((s) => ({ code: s.code, nameZh: s.nameZh, nameEn: s.nameEn, kind: s.kind })),
  }))
}
