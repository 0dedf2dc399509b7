/** Invented but plausible names. English spellings are the pinyin, unique within each list. */
import type { Random } from './random.ts';

export interface Name {
  readonly zh: string;
  readonly en: string;
}

/** A list written `青Qing 云Yun …`. */
function syllables(text: string): Name[] {
  return text.split(' ').map((pair) => ({ zh: pair.slice(0, 1), en: pair.slice(1) }));
}

const FIRST = syllables(
  '青Qing 云Yun 松Song 白Bai 桂Gui 兰Lan 竹Zhu 荷He 桐Tong 枫Feng 柳Liu 梅Mei 槐Huai 樟Zhang 丹Dan 碧Bi 翠Cui 锦Jin 银Yin 玉Yu 月Yue 星Xing 霞Xia 虹Hong 春Chun 秋Qiu 望Wang 临Lin 沿Yan 听Ting 宁Ning 安An 康Kang 永Yong 长Chang 福Fu 祥Xiang 新Xin 明Ming 文Wen 书Shu 杨Yang 沙Sha 石Shi 苇Wei 菱Ling 蒲Pu 芦Lu',
);
const SECOND = syllables(
  '溪xi 河he 湖hu 塘tang 浦pu 渡du 桥qiao 堤di 岸an 洲zhou 湾wan 石shi 岭ling 岗gang 坡po 谷gu 林lin 园yuan 亭ting 台tai 楼lou 阁ge 坊fang 里li 井jing 泉quan 田tian 麦mai 花hua 叶ye 荫yin 香xiang 风feng 雁yan 鹭lu 帆fan 波bo 柳liu',
);
/** Stems that name a well-known place in China, or read as an ordinary word. */
const TAKEN = new Set(
  '桂林 玉溪 玉林 白河 白石 榆林 松花 梅花 临河 临泉 新河 新田 新泉 新林 清河 青田 青浦 丹江 宁河 安溪 兰溪 兰花 竹溪 长洲 银河 桂花 荷花 菱湖 玉田 文楼 石楼 石河 石林 石泉 沙河 沙湾 沙洲 长泰 明溪 桃花 福田 福泉 康定 长岭 宁波 文林 樟树 春花 秋叶 秋风 春风 临风 长风 书香 书林 书楼 麦田 望谟 蒲河 玉泉 青泉 青岭 永定 永安 新湖 新安 安岳 安岭 安岸 芦溪 芦花 杨浦 杨花 杨林 柳林 柳河 柳园 枫林 枫叶 竹林 竹园 梅园 长河 星河 石阁 石坊 康河 虹桥 虹湾 祥林 月台 月亭 新风 明里 永里 听里 沿里'.split(
    ' ',
  ),
);

function joined(first: Name, second: Name): Name {
  // Pinyin writes an apostrophe before a second syllable that begins with a vowel.
  return { zh: first.zh + second.zh, en: first.en + (/^[aeo]/.test(second.en) ? "'" : '') + second.en };
}

function allStems(): Name[] {
  const stems: Name[] = [];
  const districts = new Set(DISTRICT_STEMS.map(({ zh }) => zh));
  for (const first of FIRST) {
    for (const second of SECOND) {
      const stem = joined(first, second);
      if (!TAKEN.has(stem.zh) && !districts.has(stem.zh) && first.en.toLowerCase() !== second.en)
        stems.push(stem);
    }
  }
  return stems;
}

const ROAD_KINDS: readonly Name[] = [
  { zh: '路', en: 'Road' },
  { zh: '街', en: 'Street' },
  { zh: '大道', en: 'Avenue' },
];

/** Hands out street and town names, none twice. */
export interface Namer {
  street(): Name;
  town(): Name;
}

/** All names come from one shuffled list of stems, each used up to three times: as 路, as 街 and as 大道. */
export function namer(random: Random): Namer {
  const stems = random.shuffle(allStems());
  let streets = 0;
  let towns = 0;
  return {
    street() {
      const round = Math.floor(streets / stems.length);
      const place = streets % stems.length;
      const stem = stems[place]!;
      // A third of the first round is not 路, so that a map does not read like a list.
      const kind = ROAD_KINDS[(round + [0, 0, 0, 1, 0, 2][place % 6]!) % ROAD_KINDS.length]!;
      streets++;
      return { zh: stem.zh + kind.zh, en: `${stem.en} ${kind.en}` };
    },
    town() {
      // From the other end: a town and a street share a stem only in the largest cities.
      const stem = stems[stems.length - 1 - (towns % stems.length)]!;
      towns++;
      return towns % 4 === 0
        ? { zh: `${stem.zh}镇`, en: `${stem.en} Town` }
        : { zh: `${stem.zh}街道`, en: `${stem.en} Subdistrict` };
    },
  };
}

/** Stems of districts that exist nowhere in China. The first six make the demonstration city. */
export const DISTRICT_STEMS: readonly Name[] = [
  { zh: '柳溪', en: 'Liuxi' },
  { zh: '望湖', en: 'Wanghu' },
  { zh: '东堰', en: 'Dongyan' },
  { zh: '青屏', en: 'Qingping' },
  { zh: '云渡', en: 'Yundu' },
  { zh: '北渚', en: 'Beizhu' },
  { zh: '南汀', en: 'Nanting' },
  { zh: '松坞', en: 'Songwu' },
  { zh: '鹤渚', en: 'Hezhu' },
  { zh: '桐浦', en: 'Tongpu' },
  { zh: '兰埠', en: 'Lanbu' },
  { zh: '枫渚', en: 'Fengzhu' },
  { zh: '沙堤', en: 'Shadi' },
  { zh: '苇塘', en: 'Weitang' },
  { zh: '鹭汀', en: 'Luting' },
  { zh: '榆湾', en: 'Yuwan' },
  { zh: '榕埠', en: 'Rongbu' },
  { zh: '菱塘', en: 'Lingtang' },
  { zh: '杏堤', en: 'Xingdi' },
  { zh: '月坞', en: 'Yuewu' },
];
