import { setRoomText } from '@/domain/rooms/set-room-text'
import { type TextKind, textKinds } from '@/domain/rooms/text-inputs'
import type { Ctx } from '@/domain/shared/context'
import { granted } from './moment'
import type { RoomPlan } from './room-plan'

type Said = readonly [zh: string, en: string]

/** What invented rooms say of themselves; null for a room that does not say it. */
const said: Record<TextKind, readonly (Said | null)[]> = {
  bring: [
    [
      '两片尿不湿和湿巾\n一套替换衣服，写上名字\n自己的水杯\n睡觉离不开的小毯子或玩偶\n零食和玩具请留在家里。',
      'Two nappies and wipes\nA set of spare clothes with the child’s name\nThe child’s own cup\nThe blanket or toy that comforts\nPlease leave snacks and toys at home.',
    ],
    [
      '水杯、室内鞋、一套替换衣服。尿不湿这里备着，也可以带惯用的。请不要戴首饰和发卡。',
      'A cup, indoor shoes and spare clothes. There are nappies here; bring your own if your child is used to them. No jewellery or hair clips, please.',
    ],
    [
      '一个装得下替换衣服和水杯的小包。对什么过敏，写在包上。',
      'A small bag with spare clothes and a cup. Write allergies on the bag.',
    ],
    null,
  ],
  first_visit: [
    [
      '第一次请早来 15 分钟：看一看健康资料，聊一聊孩子的作息和怕什么。家长可以在活动室里陪 10 分钟，再到门口道别。\n孩子哭得厉害，我们会打电话，不会硬撑。',
      'Come 15 minutes early the first time: we look at the health papers and talk about the child’s day and fears. A parent may stay in the play room for ten minutes, then say goodbye at the door.\nIf a child cannot be comforted, we ring you.',
    ],
    [
      '先来看一次，不用预约，平日下午四点以后都可以。第一场建议只约一个小时。',
      'Come and look first, without booking, after four on weekdays. We suggest booking one hour for the first slot.',
    ],
    [
      '到了按门铃，在门口量体温、换鞋、洗手。第一次要带预防接种记录，签一张接送人登记。',
      'Ring the bell; at the door we take the temperature, change shoes and wash hands. Bring the vaccination record the first time and sign who may collect.',
    ],
    null,
  ],
  staff: [
    [
      '照护人员 3 名，都有育婴或保育资格；保健人员 1 名，每天在岗。',
      '3 caregivers, all trained in infant or child care, and 1 health worker on duty every day.',
    ],
    [
      '照护人员 2 名，固定在这里，孩子认得。保健人员由街道社区卫生服务中心派来，每周两天。',
      '2 caregivers who always work here, so children know them. The health worker comes from the neighbourhood health centre two days a week.',
    ],
    null,
    [
      '照护人员 4 名，其中 1 名会说英语；兼职保健人员 1 名。',
      '4 caregivers, one of whom speaks English; 1 part-time health worker.',
    ],
  ],
  getting_there: [
    [
      '地铁出来步行约 6 分钟。从小区东门进，走到底左手边一楼，门上画着一个苹果。\n推车可以放在进门的走廊。没有停车位。',
      'About 6 minutes on foot from the metro. In by the east gate, to the end, ground floor on the left; there is an apple on the door.\nPrams stand in the passage. No parking.',
    ],
    [
      '在社区中心二楼，电梯出来右转。门口有临时停车位，可以停 15 分钟。',
      'On the second floor of the community centre, right from the lift. You may stop at the door for 15 minutes.',
    ],
    [
      '公交站对面的白色小楼，一楼。下雨时请走南门，有雨棚。',
      'The white house opposite the bus stop, ground floor. When it rains use the south gate, which is covered.',
    ],
  ],
  accessibility: [
    [
      '门口没有台阶，推车和轮椅都能进；有可以换尿布的卫生间和哺乳的角落。',
      'No step at the door: prams and wheelchairs get in. There is a toilet with a changing table and a corner to nurse.',
    ],
    [
      '门口有三级台阶，旁边有坡道；卫生间较窄，轮椅进不去。',
      'Three steps at the door with a ramp beside them; the toilet is too narrow for a wheelchair.',
    ],
    null,
    [
      '有电梯，按钮有盲文。喜欢安静的孩子，有一间可以关门的小屋。',
      'A lift with Braille buttons. For children who need quiet there is a small room with a door.',
    ],
  ],
}

/**
 * Publishes some texts of an invented room, another mixture for each: some say all, some leave
 * things out, some have no English yet. Rooms that public reports name say nothing.
 */
export async function tellOfRoom(ctx: Ctx, roomId: string, { room }: RoomPlan): Promise<void> {
  if (room.origin !== 'demo') return
  const number = [...room.code].reduce((sum, letter) => sum + letter.charCodeAt(0), 0)
  for (const [step, kind] of textKinds.entries()) {
    const choices = said[kind]
    const text = choices[(number + step * 3) % choices.length]
    if (!text) continue
    const english = (number + step) % 7 === 0 ? '' : `${text[1]} (demo)`
    const texts = { textZh: `${text[0]}（示例）`, textEn: english }
    granted(await setRoomText(ctx, { roomId, kind, ...texts, seen: null }))
  }
}
