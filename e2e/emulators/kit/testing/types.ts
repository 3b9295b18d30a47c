// A vendor's types in small, with what is awkward in the real ones.

export type OtherString = string & { other?: never };

interface OatMilk {
  provider: 'oat';
  ml: number;
}

interface Sugar {
  provider: 'sugar';
  spoons: number;
}

export interface Order {
  kind: 'tea' | 'coffee';
  size?: 'small' | 'large' | OtherString;
  extra?: OatMilk | Sugar;
  note?: string;
}
