/**
 * Words for telling a person's name from a ward word. Names that are also ordinary words (Rose, Mark, May, Brown, Young)
 * are left out: a refusal of "brown ampoule" would teach people to ignore refusals.
 */

function set(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}

/** Common first names, lower case, of the countries whose products are in the store. */
export const firstNames = set(`
  aaron abdul abdullah abigail adam adrian agnes agnieszka ahmed aidan aisha alan albert alejandro alessandro alex alexander alexandra alfie ali alice
  alison alistair amanda amelia amina amy ana andrea andreas andrew andrzej angela angus anita anna anne annette anthony antonio aoife arthur ashley
  barbara beatrice ben benjamin bernard beth bethany brenda brendan brian bridget bruce caitlin callum cameron carlos carol caroline catherine charles
  charlotte cheryl chloe chris christian christina christine christopher ciara claire clare colin connor conor craig cynthia daniel daniela danielle
  darren david deborah declan deirdre denise dennis derek diana diane dieter dominic donald donna dorothy douglas duncan dylan edward eileen elaine
  eleanor elena elizabeth ella ellen emily emma eoin eric erika ethan eva evelyn ewa fatima fiona florian frances francesca francesco francis frank
  freya gareth gary gavin geoffrey george gerald geraldine gillian giovanni giulia giuseppe gordon graham greta hamza hana hannah hans harriet harry
  heather heinz helen helena helga henry hilary hussein ian ibrahim imogen ingrid irene isabel isabella isabelle ivan jacek jack jacob jacqueline jakub
  james jamie jane janet janice jasmine jason jean jeffrey jennifer jeremy jerome jessica jill joan joanna joanne jodie joe joel johann johannes john
  jonathan jordan jorge jose joseph josephine joshua joyce juan judith julia julian julie justin karen karl karolina katarzyna kate katherine kathleen
  kathryn katie kayleigh keith kelly kenneth kerry kevin kieran kimberly klaus krzysztof kyle larissa laura lauren laurence leah leanne leo leon leonard
  lesley leslie liam linda lisa lorna lorraine louis louise luca lucas lucia lucy luis luke lukas lydia lynn lynne maciej madeleine maeve magdalena
  malcolm malgorzata manfred marcel marcin marco marcus margaret maria marian marie marilyn mario marion martha martin mary maryam mateusz matteo
  matthew maureen maurice max megan melanie melissa michael michelle miguel mohamed mohammad mohammed moira molly monica monika morgan muhammad nadia
  nancy naomi natalia natalie natasha nathan neil niamh nicholas nicola nicole nigel noah nora norman oisin oliver olivia omar oscar owen pamela
  paolo patricia patrick paul paula pauline pawel pedro peter petra philip philippa phoebe pierre piotr priya rachel ralph raymond rebecca renate
  rhys ricardo richard rita robert roberta roger roisin ronald rory rosemary roy russell ruth ryan sabine saima samantha samuel sandra sara sarah
  saoirse scott sean sebastian sergio seamus shane shannon sharon sheila shirley simon sinead siobhan sofia sophia sophie stacey stefan stephanie
  stephen steven stuart susan suzanne svetlana sylvia tania tanya tara teresa theresa thomas timothy tomasz toni tracey tracy trevor ursula valerie
  vanessa vera veronica victoria vincent vivian walter wanda wayne wendy werner wolfgang yasmin yusuf yvonne zainab zara zoe zofia
`);

/** Common family names, lower case, that are not also ordinary or clinical words. */
export const familyNames = set(`
  adams adamski ahmed allen anderson armstrong bailey bauer begum bennett bernard bianchi brien burke byrne campbell carroll carter chan chapman chen
  clarke coleman collins connor cooper cunningham daly davidson davies davis diaz doherty donnell donoghue doyle dunne edwards ellis evans fernandez
  ferguson ferrari fischer fitzgerald fitzpatrick fleming flynn foster francis gallagher garcia gibson gomez gonzalez graham griffiths hamilton harris
  harrison harvey hassan henderson henry hernandez hoffmann holmes hughes hussain ibrahim jackson jenkins johnson johnston jones jansen janssens
  kaczmarek kamara kaur keane kelly kennedy khan kim klein knight koch kovacs kowalczyk kowalska kowalski kumar lawrence lee leary lewandowska
  lewandowski lewis lin lloyd lopez lynch macdonald mahmood maguire marshall martin martinez matthews mccarthy mcdonald mckenzie mclean meier meyer
  mitchell mohammed moore moran morgan morris morrison muller mueller murphy murray neill nguyen nolan nowak oconnor odonnell okafor oneill palmer
  park parker patel perez peters peterson phillips powell quinn ramirez rahman rao reilly reynolds ricci richards richardson roberts robertson robinson
  rodriguez rogers romano rossi russell russo ryan sanchez schmidt schneider schulz schwarz scott sharma shaw simpson singh smith smyth stewart
  stevens suzuki taylor thomas thompson thomson torres turner walker wagner walsh watson weber wilkinson williams williamson wilson wisniewska
  wisniewski wojcik wright zimmermann
`);

/** Capitalised words that stand beside each other on a ward without being anyone's name. Lower case. */
export const wardWords = set(`
  a about above accident acute admission adult after again alert all also alternative ampoule an anaesthetic anaesthetist anaesthetics and antenatal area as
  asked assessment at authority available bag baseline bay bed before below between birth bleep block blood blue board bolus box british brown by
  calcium call campus care cardiac cardiology care cart case centre chair change chart check checked children childrens clinic clinical close consultant
  continued controlled corner corridor critical cupboard daily day delivery department dependency diluted diluent discussed doctor dose double down
  drug during each early east eclampsia electrolyte eleven emergency end entrance epidural evening every extension fetal first five floor fluid follow
  for four friday from front gas general given glucose glycophos green ground group guide guideline gynaecology had has have heart hdu high hospital
  hour house icu if impairment in infusion initial injection intensive interval into is it kidney labour lactate late left level limit line list loading
  local low lower machine magnesium main maintenance major mat maternity maximum medical medicine medication midwife minor monday monitor monitoring
  morning neonatal neurology new next night nine no normal north not nurse obstetric obstetrics of old on one only open or order outpatient out over
  paediatric pain part patient patients per pharmacist pharmacy phase plan point policy post postnatal practice pre preparation prescriber prescription
  product protocol pump queen rate reason recovery red reduced regimen registrar renal repeat resus resuscitation right ring room royal saline same
  saturday second section senior serum service seven shift side single sister six sodium south special specialist staff standard start step stock stop
  store sulfate sunday surgery surgical syringe system team ten test that the theatre then therapy this three thursday time to transfer trauma tray
  treatment trial triage tuesday twelve two unit university up upper urgent urine until use via volume wall ward was wednesday week weight west when white
  with women womens yellow zone january february march april may june july august september october november december
`);
