/** Places, regions and languages that have an ending of their own. */
const PLACES =
  'scot wales cymru irish kiwi eus cat gal bzh asia africa lat latino swiss berlin hamburg koeln cologne bayern nrw ruhr saarland wien tirol paris amsterdam brussels vlaanderen gent frl barcelona madrid istanbul moscow tokyo osaka kyoto nagoya taipei seoul sydney melbourne quebec vegas miami boston joburg capetown durban dubai abudhabi doha rio helsinki stockholm budapest';
const COUNTRIES =
  'ae ar at au be bg br ca ch ci cl cm cn co cr cz de dk do ec ee eg es et eu fi fm fr gg gh gr gt hk hr hu id ie il in io ir is it jm jp ke kr kw lb lt lu lv ma me mt mx my ng nl no nz pe ph pk pl pr pt qa ro rs ru sa se sg si sk sn th tn tr tt tv tw tz ua ug uk us uy ve vn za zm zw ai';
const GENERIC =
  'example test com net org edu gov mil int info biz name mobi pro app dev tech online store shop site website blog cloud digital agency studio design media group team work works law legal attorney dental dentist health healthcare care clinic doctor fitness yoga salon spa beauty build builders construction homes house realty realtor properties property estate rent rentals auto cars repair travel events photography photo photos art gallery music band school academy education church foundation charity consulting solutions services support systems software network email live life love today world global city town nyc london xyz top club vip ltd inc llc company business ventures partners capital finance financial insurance tax farm garden green energy solar pet vet dog cafe coffee restaurant pizza bar kitchen catering fashion family fyi page space guru expert plumbing roofing cleaning';

/** Endings that a spoken address may have. A closed list: "Dot Street" and "dot the i" are none. */
export const TOP_LEVEL: ReadonlySet<string> = new Set(`${COUNTRIES} ${PLACES} ${GENERIC}`.split(' '));
