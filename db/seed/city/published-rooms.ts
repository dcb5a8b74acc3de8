import divisions from '../data/divisions.json'
import published from '../data/real-rooms.json'
import { fullDay, type PatternPlan, type RoomPlan, usualHours, weekdays } from './room-plan'

/** An example: how many places these rooms are licensed for is not published. */
const examplePlaces = 10

/** The short public code of each room, by the name it was published under. */
const codes: Record<string, string> = {
  江宁路街道社区党群服务中心宝宝屋: 'jiangning-dangqun',
  江宁路街道综合为老服务中心宝宝屋: 'jiangning-weilao',
  南阳实验幼儿园宝宝屋: 'nanyang',
  蒋家巷宝宝屋: 'jiangjiaxiang',
  曹杨新村街道宝宝屋: 'caoyang',
  长征镇宝宝屋: 'changzheng',
  甘泉路街道宝宝屋: 'ganquanlu',
  桃浦镇宝宝屋: 'taopu',
  交暨193生活服务中心宝宝屋: 'jiaoji193',
  漕河泾街道宝宝屋: 'caohejing',
  安亭镇宝宝屋: 'anting',
  社区生活服务中心宝宝屋: 'jiadingzhen',
}

/**
 * The rooms public reports name, with what those reports say and nothing else: what they leave out
 * stays null, and their places and slots are marked as examples.
 */
export const publishedRooms: RoomPlan[] = published.rooms.map((room) => {
  const code = codes[room.name]
  const found = divisions
    .find((district) => district.nameZh === room.district)
    ?.subdistricts.find((subdistrict) => subdistrict.nameZh === room.subdistrict)
  if (!code || !found) throw new Error(`${room.name} has no code or no subdistrict`)
  const opened = room.opened ? `; opened ${room.opened}` : ''
  const hours = room.hours ? `; ${room.hours}` : ''
  return {
    room: {
      code,
      subdistrictCode: found.code,
      nameZh: room.name,
      address: room.address,
      floorAreaDm2: room.area_m2 === null ? null : room.area_m2 * 100,
      licensedPlaces: examplePlaces,
      openedOn: room.opened?.length === 10 ? room.opened : null,
      origin: 'published',
      exampleSlots: true,
      source: `${room.source}${opened}${hours}`,
    },
    status: 'open',
    patterns: patternsFrom(room.hours),
    shifts: [fullDay, fullDay],
    crowd: 'some',
  }
})

/** Example hours that agree with what was published of them. */
function patternsFrom(hours: string | null): PatternPlan[] {
  if (hours?.startsWith('weekdays, one 3-hour')) {
    return [
      { days: weekdays, hours: '09:00-12:00' },
      { days: weekdays, hours: '14:00-17:00' },
    ]
  }
  if (hours?.startsWith('Tuesday and Wednesday')) return [{ days: [2, 3], hours: '09:00-11:00' }]
  if (hours?.startsWith('opens 09:00')) return [{ days: weekdays, hours: '09:00-11:00' }]
  return usualHours
}
