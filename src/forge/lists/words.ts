/**
 * Ordinary English words that also stand in a source as the name of a drug, gene or disorder. Compiled by comparing
 * every form with the words of running text; a form that is one of these is dropped unless it is a symbol in exact case.
 */
export const ORDINARY_WORDS: ReadonlySet<string> = new Set(
  `vinegar boil boils android oracle pytest milestone casper timothy sulla predate muse lena rhubarb graphite detox maestro homer
  osprey nikita chalk ella ellas solo thing1 thing2 camila heather errin portia vienna larissa leena mili nikki zarah syeda nora amethyst estelle hailey charlotte isabelle
  today align merlin bore triad dimension cascade snail catfish bean com rid renova soma lambda zeta spatial
  pants armadillo raptor spike apache hedgehog stereo formalin tabacum carrier rep rel ras son a able about above accord account act action active adapt add advance advantage age aid aim aims air alert alike all
  allegro alert ally alpha also am amber amen an anchor angel angle animal ant any apart apollo apple applied apt aqua
  arc arch archer area arm arms art as ascend ask aspire assist at atlas attain aurora auto avail award aware axis baby
  back bad bag balance ball band bank bar bare bark base basis bat bath be bead beam bear beat beauty bed bee beef beer
  best beta better big bird bit bite black blade blast blind block blood blue boat body bolt bond bone book boost border
  box brain bran brave bread break breath bridge bright broad brown brush bud buffer bug build bull burn butter button
  by cab calm camp can cap capital capture car card care cargo carrier case cast cat catch cave cell center centre chain
  chance change charge charm chart check chemical chest chicken chief child choice chorus circle citrus city claim clam class
  clean clear click climate climb clinic clip clock close cloud clue coal coat cobra code coffee coil cold color colour
  column combat combine comet comfort common compact companion compass complete complex component compound concept
  condition cone confirm connect constant contact contain content control cool cope copper core corn cost cotton count
  couple course court cover cow crab cradle craft crane cream crest crisis critical cross crown crystal cube cue cup
  cure current curve cut cycle dad dance dark dart data date dawn day deal dear decay deep defect defend deer define
  degree delay delta demand dense depth derive desert design detail detect device dial diamond did die diet direct
  direction discover dish distance diver do dock dog dose double down draw dream dress drill drink drive driver drop
  drug dry dual duck due dull dust duty eagle ear early earth ease east easy eat echo edge effect egg eight elastic
  elegant element elevate elite embark embrace emerald emerge empower enable encore end endure energy engage engine
  enhance enhancer enjoy enter entire equal era essence essential event ever evolve exact excel excess exclude
  exercise exit expand expert express extend extract extra eye fabric face fact factor fair faith fall false family
  fan far farm fast fat father fear feather feature feed feel female fern few fiber fibre field fig fill film filter
  final find fine finger finish fire first fish fit five fix flag flame flash flat flexible flight flock floor flow
  flower fluid fly focus fold follow food foot for force forest fork form format former forte fortune forward fossil
  four fox frame free fresh from front frost fruit fuel full function fund fur fuse fusion future gain galaxy game gap
  garden gas gate gem general generation gene genesis gentle giant gift give glad glass global globe glory glow go goal
  goat gold golden good grace grade grain gram grape graph grass gravity great green grid grip gross ground group grow
  growth guard guide gulf gut had hair half hall halo hand happy harbor hard harmony harp has hat have hawk he head
  heal health heart heat heavy height hemp hen her here hero hi high him hip his hit hold hole home honey hop hope
  horizon horse host hot hour house how human hunter ice icon idea ideal if image impact imply impose impress improve in
  include increase index infant infinity inform initial inner input insight inspire instant insulate intact intact
  integral intend interest into invoke iron is island it item ivory jade jam jar jewel joint journey joy judge jump just
  keen keep key kick kid kind king kit knight knot know known label lace lack lady lake lamb lamp lance land large
  last late law layer lead leader leaf league lean leap learn leather leave left leg legend lemon lens less let level
  liberty lid life lift light like lily lime limit line link lion list little live liver load local lock log long
  look loop lost lot love low lucid lung lure lynx machine magic main make male man manage mantle map maple marble
  march mark marker market marvel mask mass master mat match material matrix matter max may mean measure meat mega mega
  member memory men mental mentor meridian merit met metal method metro mice mid middle might mile milk mill mind mine
  mini mint minor mirror miss mission mist mitten mix mixed mobile model moderate modern module moment monitor month
  moon more morning mortal most mother motion motor mount mouse mouth move much multi music must my narrow native
  nature near neck need nerve nest net network neutral new next night nine no noble nod node none normal north nose not
  note novel now nurse nut oak oat oats object observe ocean odd of off office oil old olive omega on once one only
  onset onward opal open operate optimal optimum option or orange orb orbit order organ orient origin other our out
  outcome over own ox pace pack pact pad page pair palm panel pan paper part partner parts pass passage past patch path
  patient patrol pause peace peach peak pear pearl pen pepper per perch perfect perform period person pet phase phone pig
  pilot pin pine pink pipe pivot place plain plan planet plant plasma plate platform play plot plum plus point polar pole
  polish pool poor pop port position positive post potato pouch power practice precise predict premier prepare presence
  present press prevail prevent pride primary prime print prism pro probe process product profile program project
  promise promote prompt proof proper protect protein proud prove provide proximal pulse pump pure purpose push put
  quail quality quest quick quiet rabbit race radiant radius rain raise ram random range rank rapid rare rat rate ratio
  raven raw ray reach react read ready real realize rebound recall record red reduce reflect reform regain region relax
  relay release relief rely remedy repeat report rescue research reserve resolve rest restore result resume retain
  return reveal review revive reward rhythm rice rich ride ridge right ring rise rival river road rob robin robust rock
  rod role roll root rope rose rough round route row ruby rule run rush rust rye safe safety saga sage sail salmon salt
  same sand save scale scan scar scene scope score scout screen script sea seal search season seat second secret secure
  see seed seek segment select self send senior sense sensor serene series serum serve set seven shade shadow shaft
  shape share shark sharp she sheep shell shelter shield shift ship shock shop short shot should show shrimp side sight
  sign signal silence silk silver simple simplicity single sip sit site six size skin sky sleep slice slide slim slow
  small smart smoke smooth snap snow so soap soft soil solar sole solid solo solution some son song sonic soul sound
  source south soy space span spark special spectrum speed spice spider spin spine spiral spirit split sponge spot
  spring sprint square squash squid stable stage stair stamp stand standard star start starter state stay steady steam
  steel stem step stepping stick still stimulate stock stone stop store storm strain strategy stream street strength
  stress stretch strike string strip strong structure study style submit subtle success sugar suit sum summit sun super
  supply support supreme surge surround sustain swan sweet swift swing switch symbol synergy system table tactic tag
  tail take talent talk tank tap tape target task taste tau tea teach team tear technique ten tend tender tense term
  test than that the their them then theory there they thin thing think third this thread three thrive through thymus
  tie tiger tight tile time timeless tin tint tip tissue titan to toe token tomato tone too tool tooth top topic torch
  total touch tough tower track trade trail train trait transfer transform transit trap travel tree trend trial tribute
  trident trip triple triumph trout true trust truth try tube tumor tuna tune turkey turn twin twist two type ultra
  under unify union unit unite unity universal up upper upright use vale valid valley value van vector veal vector vein
  velvet vent venture verse very vessel via vibrant victor victory video view vigor vine violet virtue virus vision
  vista visual vital vitality vivid voice volume voyage wait wake walk wall want warm was wasp water wave wax way we
  wealth web week weight well west what wheat wheel when where whey while white who whole wide wild will win wind window wine
  wing winter wire wish with within wolf wonder wood wool word work world worm wrap year yeast yellow yes yield you
  young zero zip zone
  acceptor access adduct agent alloy analog analogue anion answer antibiotic antibody antigen area array assay attack
  bacteria bait bears binder biotic board bond branch calf cation chimera chow cocktail coding cofactor compete conjugate
  copies copy cord cortex crash cytoplasm dimer donor dyad elements embryo emulsion enzyme enzymes epoch ester
  ether exon extracts fetus fibers flora gel genome gland glue graft helix homolog hormone hybrid hydrogel image impulse
  index inhibitor insert intron isolate isomer ligand linker lipid lipids liposome locus marrow medium membrane
  metabolite minerals molecule monomer mutant nasal nucleus oils oligomer oral organism oxide peel peptide peptides
  plastic polymer porcine powder precursor predictor primer proteins purine receptor reagent receptors resin residue
  sequence species sperm spleen stain steroid steroids strand substrate subunit sulfur syrup tablet tablets toxin
  trimer tumour vaccine vaccines vehicle vitamin vitamins hemoglobin haemoglobin albumin globulin immunoglobulin
  impaired impairment tolerance acquired activator adaptor arrest axial bulk carriers coupling cross crossed
  disrupted divergent dominant duplex early fragile golgi hairless invasive latent luminal migration mobility neural
  notch numb patched pendulum perinatal perception phenotype pleiotropic prominent proliferation
  regulation regulator repressor segregation shaker smoothened somatic spastic spectral stimulator substance suppressor
  survival synapse terminal tether tissue-type tracer trigger trophic wasted weak`
    .split(/\s+/)
    .filter((word) => word !== ""),
);

/** Phrases of two words or more that a source lists as a name and that prose uses otherwise. Folded. */
export const ORDINARY_PHRASES: ReadonlySet<string> = new Set([
  "beta 2",
  "beta 1",
  "alpha 1",
  "alpha 2",
  "not rare",
  "black lead",
  "sa node",
  "av node",
  "needle stick",
  "genetic susceptibility",
  "genetic predisposition",
  "voltage gated",
  "rainbow trout",
  "philadelphia chromosome",
  "microsatellite instability",
  "neurological manifestations",
  "cell cycle regulatory proteins",
  "keyhole limpet hemocyanin",
  "pseudomonas aeruginosa",
  "targeted agents",
  "liver extracts",
  "activated charcoal",
  "tween 80",
  "step up",
  "stand by",
  "all day",
  "early on",
]);

/**
 * Acronyms of laboratories, clinics, agencies, units and statistics. In print they nearly never mean the gene, drug
 * or disorder that some source lists them for. Compared in exact case.
 */
export const FOREIGN_ACRONYMS: ReadonlySet<string> = new Set(
  `TTL TTLS RFC SYNC GLOB TAB SUN SUN-3 SUN-4 EPYC P50 P75 P89 P90 P95 P99 P100 RIFLE EX1 CAMP TOP MED MAL TAP HDL LDL VLDL THR TYR TRP ZETA SOS STS LEU GLN TYPE MINOR DELTA DAMAGE MASS SIMPLE FIND TASK KILLER TUBE BARS WAVE GREAT FATE GOAT MAPS PIGS TRAITS MAST BLAST CLAMP COIL FLAP
  THANK RACE SPIN NODAL FELL MARK CLOCK NAIL ITCH PILOT SHARP CATS ARCH SACS POLE EARS CALL BRIGHT PREP SON BANK HITS CAST CREST CRYPTIC
  CALC COLD FACE MARCH DISH CHIP CAPS PRISM EMB CA1 CA2 CA3 CA4 PC-3 PC-12 MCF-7 MCF7 HL-60 HL60 K562 U937 CO2 NO2 NO3 H2O H2O2 N2O PIP
  APACHE SOFA DEX NYHA B10 B27 B19 N10 N14 C31 HL-14 ABRS CREF MRNAS CCS FDA EMA WHO NIH NCI CDC NHS EU USA UK NICE PMDA MHRA ICH GCP GMP IRB NLM MEDLINE EMBASE PUBMED ASCO ESMO AACR NCCN
  CT MRI PET SPECT ECG EKG EEG EMG MEG CSF BAL BMI BP SBP DBP MAP CVP HR RR OR CI SD SE SEM IQR AUC ROC ANOVA ITT PP NNT
  SAE AE AES TEAE ADR PV ICD ICU NICU PICU ED ER OPD IV IM SC PO UV IR NMR MS LC GC HPLC ELISA PCR RT QPCR RTPCR FISH
  FACS IHC WB SDS PAGE PBS BSA FBS DMEM RPMI DMSO EDTA HEPES GFP YFP CFP RFP LUC GST HIS HA MYC-TAG SNP SNPS CNV WGS WES
  GWAS NGS EST ESTS ORF ORFS CDS UTR DNA RNA MRNA CDNA SIRNA SHRNA MIRNA TRNA RRNA ATP ADP AMP GTP GDP GMP NAD NADH NADP
  NADPH FAD COA PH PKA-VALUE TLC MW KD KDA LD ED50 IC50 EC50 LD50 MIC CD DC DCS NK ICB ICI CTL TIL TME EMT EPR ICD10
  ICD-10 ICD-9 HIV TB BCG-STRAIN HLA MHC RBC WBC PLT HB HCT ESR CRP-TEST ALT AST ALP GGT LDH BUN TSH-TEST CPK CNS PNS
  GI GU ENT CV COPD-STAGE MI CABG PCI LV RV LA RA EF LVEF CHF CAD PD DM CKD ESRD AKI ARF HD BMT HSCT GVHD-GRADE RCT RCTS
  ECOG KPS RECIST CTCAE EORTC QOL VAS DSM ADL ADLS IQ MMSE AD-LIB CA USP NSC CAS EC NM UM MM CM ML MG KG HZ PPM RPM
  PDB GEO GO KEGG TCGA SEER HTTP HTML XML PDF CPU GPU RAM ROM CD-ROM DVD LED USB SI AM PM BC AD ET AL IE EG VS NA ND NS
  II III VI VII VIII IX XI XII IL TH1 TH2 TH17 TREG G1 G2 S1-PHASE M1 M2 T1 T2 T3-STAGE T4-STAGE N0 N1 M0 H1 H2 P1 P2 P3
  CHO HEK HELA MCF COS COS7 U87 A549 PC12 PC3 NIH3T3 SF9 LPS-ONLY CAM MEN AGE SEX CASE AIM AIMS SET SETS SETTING IMPACT REST WAS
  CELL CELLS TEST TESTS PLUS MINUS TRIAL STUDY DATA ONE TWO THE AND FOR NOT ARE HAS ALL ANY BUT CAN DID WITH FROM THAT
  METHODS RESULTS DESIGN PURPOSE OBJECTIVE BACKGROUND PATIENTS MAIN OUTCOME MEASURES CONCLUSION CONCLUSIONS PHASE STAGE GRADE
  COST CARE SAFE EXAM EAR EYE FAT LIMIT FACT CAP STEP STOP SHE HOPE HELP MICE RAT RATS DOG DOGS PIG COW HEN ANT BEE FLY MALE
  TEAM TIME WEB WISH SNAP SMART SPRING SOLID STAR SPARK SPRINT NOVEL BEST ACT-STUDY ACCORD ADVANCE ATLAS HERO HOPE MERIT RALES
  LIFE LIGHT BOLD FAST FRAP NET NETS GAP MAX MIN MEAN MEDIAN NORMAL CONTROL AGO BIN CAGE CAR CARS DOI ISBN ISSN LTD INC
  GMBH LLC CORP CO ID IDS NO NR TNM FIGO CIN VAIN AJCC UICC CR PR CRR BOR DOR TTP-ENDPOINT SOC DLT MTD RP2D PK ADME CMAX
  TMAX BID TID QID QD PRN OTC RX NDA BLA IND INN USAN ATC MEDDRA SOP IP IT ICV SCID NOD ES IPS MEF MEFS MSC MSCS HSC HSCS
  EPC EPCS PBMC PBMCS PBL PBLS BMDC BMDCS BM LN PAP PAS HE DAB DAPI FITC PE APC-DYE TAG TAGS KO WT TG DKO TKO PNA LNA
  PSI ARMS ARM LOD LOQ CV-STAT MRS FMRI DTI DWI TMS DBS ECT CBT IPT RTX-THERAPY TBI ICH-BLEED SAH SDH ICP CPP
  LES-PRESSURE UGT-TEST OCT FFA VA IOP FEV1 FVC FEV PEF PEEP ARDSNET ABG SAO2 SPO2 PO2 PCO2 VO2 MET-EQUIVALENT ROS-SYSTEM
  SOD-ASSAY MDA-ASSAY TAC TUNEL MTT XTT LDH-ASSAY CCK TE RCA LAD LCX PDA-VESSEL ASD-DEFECT VSD LVH MVP ICA MCA ACA PCA BA
  SAR QSAR ADMET HTS FRET BRET SPR ITC CD-SPECTRUM EM TEM SEM AFM STM XRD DSC TGA FTIR UPLC ESI MALDI TOF QTOF FAB-MS`
    .split(/\s+/)
    .filter((word) => word !== ""),
);

/**
 * Elements, gases, foods and household substances of the drug sources. A reader of safety reports does not call them
 * a drug mention when they stand alone (their salts and preparations, such as zinc sulfate, remain). Folded.
 */
export const EVERYDAY_SUBSTANCES: ReadonlySet<string> = new Set(
  `water|aqua|purified water|sterile water|air|alcohol|alcohols|honey|sugar|sugars|milk|wheat|egg|egg white|egg yolk|lead|gold|silver|
  iron|copper|nickel|tin|aluminum|aluminium|mercury|cadmium|chromium|cobalt|manganese|molybdenum|silicon|sulfur|sulphur|
  phosphorus|carbon|hydrogen|nitrogen|oxygen|helium|argon|xenon|neon|ozone|chlorine|fluorine|bromine|iodide|bromide|chloride|
  fluoride|phosphate|sulfate|sulphate|nitrate|nitrite|carbonate|bicarbonate|hydroxide|hydrogen peroxide|ammonia|ammonium|sodium|
  potassium|calcium|magnesium|zinc|selenium|boron|barium|strontium|tungsten|titanium|platinum|palladium|uranium|vanadium|
  sodium ion|potassium ion|calcium ion|calcium cation|magnesium cation|zinc cation|chloride ion|cupric cation|ferrous cation|ferric cation|
  carbon dioxide|carbon monoxide|nitric oxide|salt|sodium chloride|table salt|starch|corn starch|cellulose|glucose|dextrose|
  fructose|sucrose|lactose|maltose|galactose|mannose|xylose|trehalose|glycogen|pectin|gelatin|collagen|
  soap|charcoal|talc|clay|sand|paraffin|petrolatum|beeswax|lanolin|wax|wool fat|oil|olive oil|peanut oil|corn oil|
  soybean oil|castor oil|coconut oil|fish oil|mineral oil|sesame oil|sunflower oil|cottonseed oil|palm oil|
  butter|cheese|coffee|tea|green tea|cocoa|chocolate|tobacco|tobacco leaf|tomato|potato|rice|corn|oat|oats|barley|rye|soybean|
  soy|peanut|almond|walnut|cashew|apple|banana|orange|lemon|lime|grape|grapefruit|strawberry|cherry|peach|pear|plum|garlic|onion|ginger|
  cinnamon|pepper|mustard|celery|carrot|cabbage|spinach|lettuce|mushroom|beef|pork|chicken|lamb|turkey|duck|salmon|
  tuna|cod|trout|shrimp|crab|lobster|oyster|clam|cat|dog|horse|cow|cattle|pig|goat|sheep|rabbit|mouse|rat|hamster|guinea pig|house dust|dust|
  pollen|feather|wool|cotton|silk|silk fibroin|yeast|placebo|vehicle|saline|physiologic saline|phosphate buffered saline|
  urea|creatinine|creatine|bilirubin|cholesterol|triglycerides|triglyceride|fatty acids|fatty acid|oleic acid|palmitic acid|stearic acid|
  glycerol|glycerin|acetic acid|lactic acid|lactate|pyruvate|pyruvic acid|citric acid|citrate|acetate|succinate|succinic acid|fumarate|malate|
  oxalate|oxalic acid|formic acid|formate|uric acid|
  alanine|arginine|asparagine|aspartate|aspartic acid|cysteine|glutamine|glutamate|glutamic acid|glycine|histidine|isoleucine|
  leucine|lysine|methionine|phenylalanine|proline|serine|threonine|tryptophan|tyrosine|valine|ornithine|citrulline|homocysteine|cystine|
  amino acids|amino acid|protein|proteins|dna|rna|adenine|guanine|cytosine|thymine|uracil|adenosine monophosphate|
  hemoglobin|haemoglobin|myoglobin|heme|haem|chlorophyll|melanin|serum albumin|albumin|plasma|human plasma|blood|
  fibrin|elastin|keratin|chitin|chitosan|dextran sulfate sodium|polyethylene|polypropylene|polystyrene|silicone|glass|steel|
  acetone|benzene|toluene|xylene|hexane|chloroform|formaldehyde|acetaldehyde|methanol|ethanol|propanol|butanol|isopropanol|phenol|
  ether|diethyl ether|ethyl acetate|acetonitrile|tris|hepes|glycol|ethylene glycol|propylene glycol|polyethylene glycol|gasoline|kerosene|
  sodium hydroxide|hydrochloric acid|sulfuric acid|nitric acid|phosphoric acid|sodium bicarbonate buffer|agar|agarose|sterol|sterols|phospholipid|phospholipids|glycoprotein|glycoproteins|myelin|casein|sodium dodecyl sulfate|cyclic amp|camp|cyclic gmp|coenzyme a|coa|nadph|nadh|nadp|
  propidium|propidium iodide|ethidium|ethidium bromide|brdu|bromodeoxyuridine|hematoxylin|haematoxylin|eosin|formalin|adenylate|thymidylate|streptavidin|avidin|digoxigenin|
  ribose|orthophosphate|propionate|alkaline phosphatase|acid phosphatase|lipase|lipases|protease|proteases|collagenases|trypsin|chymotrypsin|pepsin|dnase|rnase|lysozyme|cytochrome c|thioredoxin|
  fibronectin|gapdh|immunoglobulin g|immunoglobulin|complement|peptidoglycan|lipopolysaccharide|lecithin|silica|methane|saccharin|acrylate|glucosides|tropoelastin|distilled water|deionized water|bovine liver|sphingosine|phosphatidylserine|phosphatidylcholine|phosphatidylethanolamine|flavone|acridine|sodium lauryl sulfate`
    .split("|")
    .map((word) => word.trim())
    .filter((word) => word !== ""),
);

/** Classes of molecules so wide that their name alone is no target. Folded, singular. */
export const GENERIC_TARGETS: ReadonlySet<string> = new Set(
  `growth factor|protease|proteinase|phosphatase|kinase|receptor|histone|adaptor protein|death receptor|g protein|extracellular matrix protein|
  deubiquitinase|neuropeptide|peptidase|ligase|hydrolase|transferase|methyltransferase|glycosyltransferase|transcription factor|cytokine|chemokine|
  ion channel|transporter|hormone|enzyme|antigen|ribosome|mitochondrial ribosome|kinetochore|chaperonin|cytochrome|proteasome complex|spliceosome|derived growth factor|
  protein complex|membrane protein|heat shock protein|binding protein|porin|collagen type|cell adhesion molecule|glycoprotein|lectin|globin|adhesion molecule|
  pertussis toxin|toxin|coactivator|corepressor|repressor|activator|effector|isoform|homeobox protein|zinc finger protein|nuclear receptor|surface antigen`
    .split("|")
    .map((word) => word.trim())
    .filter((word) => word !== ""),
);

/** Disorder words that say no more than that something is wrong; alone they name nothing. Folded, singular. */
export const GENERIC_DISORDERS: ReadonlySet<string> = new Set(
  `disease|diseases|disorder|disorders|syndrome|syndromes|tumor|tumour|tumors|tumours|neoplasm|neoplasms|neoplasia|neoplasias|neoplastic disease|neoplastic disorder|
  cancer|cancers|malignancy|malignancies|malignant neoplasm|malignant neoplasms|malignant tumor|malignant tumour|benign neoplasm|benign neoplasms|
  benign tumor|lesion|lesions|symptom|symptoms|sign|signs|signs and symptoms|infection|infections|infectious disease|infectious disorder|infestation|communicable disease|
  communicable diseases|transmissible disease|injury|injuries|trauma|wound|wounds|wounds and injuries|research related injuries|
  complication|complications|death|sudden death|deaths|brain death|cell death|poisoning|poisonings|intoxication|toxicity|adverse event|adverse events|adverse effect|side effect|
  side effects|adverse reaction|adverse drug reaction|adverse drug reactions|drug toxicity|drug side effects|drug-related side effects and adverse reactions|
  serious adverse event|abnormality|abnormalities|congenital abnormality|congenital abnormalities|birth defect|defect|defects|deformity|deformities|malformation|
  malformations|anomaly|anomalies|dysfunction|impairment|disability|disabilities|handicap|deficiency|deficit|failure|attack|
  attacks|acute disease|chronic disease|chronic diseases|chronic illness|chronic condition|acute illness|chronically ill|rare disease|rare diseases|orphan disease|critical illness|critically ill|catastrophic illness|
  illness|sickness|condition|conditions|disease progression|disease susceptibility|disease attributes|recurrence|relapse|recrudescence|remission|emergencies|
  emergency|facies|genetic predisposition|genetic disease|genetic disorder|hereditary disease|inherited disease|inherited genetic disease|inborn genetic disease|inborn genetic diseases|single gene disorder|
  predisposition|susceptibility|pathology|pathologic process|pathologic processes|pathological conditions|
  metaplasia|dysplasia|hamartoma|cyst|cysts|polyp|polyps|calculi|stone|stones|
  neoplasm metastasis|neoplasm invasiveness|granuloma|nodule|mass|masses|growth disorder|
  stress|shock|fall|falls|burn|burns|exposure|pregnancy|pregnancy outcome|puerperium|postpartum|menopause|labor|birth|live birth|stillbirth|body weight|birth weight|body temperature|weight|body size|aging|
  tremor disorder|mental disorder|behavior|behaviour|human disease|human disorder|organ system disease|disease by anatomical entity|disorder by anatomical region|
  immune response|hypersensitivity reaction|immune system disorder|cell proliferation disorder|premalignant|precancerous condition|syndromic disease|
  aura|congenital|inherited|idiopathic|iatrogenic|mosaic|mosaics|disseminated|invasion|infiltration|infiltrations|invasiveness|neoplasm invasiveness|orf|orfs|ganglion|analgesia|cadaver|comatose|blister|blebs|spotting|aneuploid|tetraploid|oncogenesis|tumourigenesis|tumorigenesis|chromosomal translocation|chromosomal translocations|translocations|large breast|vaccinia|genetic anticipation|adverse drug event|oral manifestations|vascular remodeling|cytogenetic aberrations|refractive error|hypoxia inducible|carcinogenesis|occlusion|obstruction|perforation|rupture|stenosis|stricture|hernia|prolapse|fistula|
  postoperative complication|postoperative complications|intraoperative complications|iatrogenic disease|foreign bodies|foreign body|carrier state|
  asymptomatic|asymptomatic infection|asymptomatic infections|asymptomatic diseases|cross infection|coinfection|superinfection|dehiscence|extravasation|
  disease models|animal disease models|disease vectors|disease reservoirs|disease outbreaks|epidemic|pandemic|outbreak|alcohol drinking|smoking|
  violence|accident|accidents|drowning|starvation|thirst|hunger|sleepiness|snoring|sneezing|irritability|crying|hand|thinness|paresis grade|
  chromosome aberrations|chromosome abnormality|chromosomal abnormality|aneuploidy|polyploidy|tetraploidy|monosomy|trisomy|haploidy|translocation|chromosome deletion|gene deletion|chromosome inversion|chromosome breakage|ring chromosome|ring chromosomes|
  gene expression disorder|protein deficiency|enzyme deficiency|loss of function|nondisjunction|isochromosome|isochromosomes|mosaicism|chimerism|sex chromosome|x chromosome|y chromosome|
  reinfection|toxemia|nervousness|weakness|tired|exhaustion|abnormal|blister stage|dog disease|cat disease|general|other|unspecified|
  growth suppression|investigation|investigations|surgical procedure|social circumstances|mental process|psychological stress|stress, psychological|life stress|emotional stress|
  genetic diseases|genetic disorders|complication of pregnancy|stone disease|ill|acute|chronic|injuried`
    .split("|")
    .map((word) => word.trim())
    .filter((word) => word !== ""),
);
