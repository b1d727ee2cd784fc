/**
 * Words for telling a typing error from another word. Chosen by how often they stand in biomedical abstracts, without
 * those that the lexicon knows as names of drugs, targets, events and conditions.
 */

/** Words of six letters and more whose spelling is beyond doubt: what a typing error may be mended to. */
export const ORDINARY_WORDS: ReadonlySet<string> = new Set(
  `
  abdominal aberrant ability abnormal abnormalities abnormality abolished absence absent absorption abundance abundant
  access accompanied according account accumulation accurate achieve achieved acidic acquired acquisition across
  acting action actions activate activated activates activating activation activator activators active activities
  activity adaptor addition additional additionally address adenomatous adenovirus adequate adequately adhesion
  adipose adjacent adjunct adjunctive adjuvant administered administering administration adolescents adrenal
  adrenoceptor adults advanced advantage adverse affect affected affecting affects affinity against agencies agents
  aggregation aggressive agonist agonists agreement airway alignment allelic allowed allowing allows almost already
  alteration alterations altered alternative alternatively alternatives although alveolar always amount amounts
  amplification amplified analgesic analysed analyses analysing analyze analyzed analyzing anesthesia angina animal
  animals another antagonist antagonists anterior antibiotics antibodies antibody antigens antioxidant antisense
  antitumor aortic apical apparent apparently appear appearance appeared appears appetite application applied approach
  approaches appropriate appropriately approved approximately around arrest arterial artery article articular
  aspartate aspects assayed assays assembly assess assessed assessing assessment assessments assigned assignment
  associate associated associates association associations asymptomatic atrial attachment attacks attention attenuated
  attributed atypical authors available average background balance barrier bearing became because become before
  beginning behavior behavioral believed beneficial benefit benign better between beyond bilateral binding biochemical
  biochemistry biofilm biofilms biological biology biopsies biopsy biosynthesis bipolar bladder blockade blocked
  blocking blocks blotting bodies breast bronchial budding buffer cadmium calculated called candidate cannot canonical
  capable capacity capillary capsules carbohydrate carbon carboxy carboxyl carried carrier carriers carrying cartilage
  cascade catalytic catalyzed catenin catheter caused causes causing center central certain cervical chains challenge
  change changed changes channel channels characterised characteristic characteristics characterization characterize
  characterized charge checkpoint chemical childhood children chimeric choice chronic circulating circulation
  classical clearance clearly cleavage clinic clinical clinically clinician clinicians cloned clones cloning closely
  cluster clusters coactivator coagulation coding cognitive cohort collected collection colony colorectal column
  combination combinations combined committee common commonly community comparative compare compared comparing
  comparison compartment competition competitive complement complementary complementation complete completed
  completely complex complexes complicated complication complications component components composed composition
  compound compounds computed concentration concentrations conclude concluded concluding conclusion conclusions
  condition conditional conditions conducted confer confidence confirm confirmed conformation conformational
  congenital congestion conjugated conjunction consecutive consensus consequence consequences conservation conserved
  considerable considered consisted consistent consistently consisting consists constant constitutive constitutively
  construct constructed constructs consumption contact contain contained containing contains content context continued
  continuous contrast contribute contributed contributes contribution control controlled controlling controls
  conventional conversion converting copies copper corneal coronary correct correlate correlated correlates
  correlation correlations corresponding cortical counts coupled course created criteria critical crucial crystal
  culture cultured cultures current currently curves cutaneous cycles cyclic damage decreased defect defective defects
  deficiency deficient deficit deficits defined degeneration degradation degree degrees delayed deleted deletion
  deletions delivery demonstrate demonstrated demonstrates demonstrating dendritic density department depend
  dependence dependent depending depends depleted depletion depressed depressive derivative derivatives derived
  describe described design designated designed despite detailed detect detectable detected detection determinants
  determination determinations determined determining develop developed developing development developmental diabetic
  diagnosed diagnostic diameter dietary differ difference differences different differential differentially
  differentiate differentiated differentiation difficult diffuse digestion dimensional dimerization diminished direct
  directed directly discontinuation discontinued discovered discrimination discuss discussed disease diseases disorder
  disorders display displayed disrupted disruption dissociation distal distance distinct distributed distribution
  diverse divided division doctor document documented domain domains dominant donors dorsal dosage double
  downregulation downstream dramatic dramatically driven duodenal duplication duration during dynamic dynamics
  dysfunction dysplasia earlier easily ectopic effect effective effectively effectiveness effector effects efficacy
  efficiency efficient efficiently either elderly electron electrophoresis electrophoretic element elements elevated
  elevation eligibility eligible elongation elucidate emergency employed encode encoded encodes encoding endpoints
  energy enhance enhanced enhancement enhancer enhances enhancing enriched enrolled enrollment enrolment entire
  envelope environment environmental enzymatic epidermal epigenetic episode episodes epithelial epithelium epitope
  epsilon equivalent especially essential essentially establish established estimated estimation evaluate evaluated
  evaluating evaluation events evidence evident evoked evolution examination examinations examined example except
  excess excessive exchange excluded exclusively excretion exercise exhibit exhibited exhibits existence exists
  expanded expansion expected experience experienced experiences experiment experimental experiments explain explained
  explore export exposed exposure express expressed expressing expression extended extension extensive extensively
  extent external extract extracted extraction extracts extreme extremely facilitate failed familial families family
  fashion feature features feeling female females fibers figure figures finally finding findings finger flanking
  fluorescence fluorescent focused follow followed following follows formation formed forming forward fraction
  fractions fragment fragments frequencies frequency frequent frequently function functional functionally functions
  fungal further furthermore fusion future gastric gastrointestinal general generalized generally generate generated
  generation genetic genetically genetics genital genome genomes genomic genotype genotypes global glomerular
  glutamate gradient greater greatly groups growing growth guidelines haplotype haplotypes having hazards healing
  health healthy hearing height hereditary heterodimer heterodimers heterogeneity heterologous heterozygous higher
  highest highly hippocampal hippocampus histocompatibility histological histones histories history homolog homologous
  homologue homologues homology homozygous hormones hospital hospitalisation hospitalised hospitalization hospitalized
  hospitals however humans hybrid hybridization hyperactivity hypertensive hypothesis hypothesized hypoxic identical
  identification identified identify identifying identity idiopathic illness images imaging immature immediate
  immediately impact impaired impairment implicated implications importance important importantly improve improved
  improvement inability inactivation inactive incidence include included includes including inclusion incorporation
  increase increased increases increasing incubated incubation indeed independent independently indicate indicated
  indicates indicating indications indirect individual individuals induce induced induces inducible inducing induction
  infants infected infectious infiltration inflammatory influence influenced influences information infusion inherited
  inhibit inhibited inhibiting inhibition inhibitor inhibitors inhibitory inhibits initial initially initiated
  initiation injected injection injections innate inserted insertion insight instability instead institute
  insufficiency intact intake integrated integration integrity intensity intensive interact interacting interaction
  interactions interacts interest interesting interestingly interface interference interleukin intermediate internal
  interstitial interval intervals intervention intestinal intravenous intrinsic introduced introduction invasion
  invasive investigate investigated investigation investigations investigator investigators involve involved
  involvement involves involving irradiation irritation isoforms isolate isolated isolates isolation itself joints
  journal journals junction juvenile kidney kidneys killer killing kinetic kinetics knockdown knockout knowledge
  labeled labeling laboratory lacking lactate lambda largely larger latency latent lateral latter leading learning
  length lethal lethality levels library ligation likely limitations limited limiting lineage linear linkage linked
  linking liquid literature littermates little living loading localization localized located location longer lowering
  lysates machinery magnetic magnitude mainly maintain maintained maintaining maintenance majority making malignancies
  malignancy malignant mammalian mammals management manifestations manner manufacturer manuscript mapped mapping
  marked markedly marker markers marrow matched material materials maternal mating matrix matter maturation mature
  maximal maximum measure measured measurement measurements measures measuring mechanism mechanisms median mediate
  mediated mediates mediating mediators medical medication medications medicines medium member members membrane
  membranes memory mental mention messenger metabolic metabolism metabolites metastatic method methodology methods
  middle migration minimal minimum minute minutes missense mitochondria mitochondrial mixture mobility models moderate
  modification modifications modified modulate modulated modulates modulating modulation molecular molecule molecules
  monitored monitoring monoclonal monotherapy months moreover morphological morphology mortality mother motifs
  motility movement mucosa multicenter multicentre multiple multivariate muscle muscles muscular mutated mutational
  myotonic myristate national native natural nature nearly necessarily necessary needed negative negatively neither
  neonatal neoplastic nervous network networks neural nitric normal normalized normally northern number numbers
  numerous nutritional objective observation observations observed obtain obtained occlusion occurred occurrence
  occurring occurs octamer ocular olfactory operation optimal orally organic organism organisms organization organs
  orientation origin original others otherwise outcome outcomes output ovarian overall overexpressed overexpression
  overlapping overnight oviduct oxidation oxidative paired pancreatic parallel parameters parent parental partial
  partially participant participants participate particles particular particularly partner pathological pathology
  pathway pathways patient patients pattern patterns pediatric people percent percentage performance performed
  perfusion period periods peripheral peritoneal permeability persistent persons pharmacological phenomenon phenotype
  phenotypes phenotypic physical physician physicians physiological pituitary placed plants platelet platelets plates
  points poison poorly population populations portion position positions positive positively possibility possible
  possibly posterior postmenopausal postnatal postoperative potency potent potential potentially practice precise
  precursor precursors predict predicted prediction predominant predominantly preferentially pregnancy preliminary
  premature preparation preparations prepared presence present presentation presented presenting pressure presumably
  pretreatment prevalence prevent prevented preventing prevention prevents previous previously primarily primary
  primer primers probability probably probes problem problems procedure procedures process processed processes
  processing produce produced produces producing product production products profile profiles progenitor progenitors
  prognostic program progression progressive proinflammatory proliferation proliferative prolonged prolyl prominent
  promote promoters promotes promoting pronounced proper properties prophylaxis proportion propose proposed
  prospective prostaglandin prostate protect protected protection protective protects proteolytic protocol protocols
  proven provided providing proximal publications published pulmonary purification purified purpose putative quality
  quantitative question questionnaires radiation radiotherapy raised random randomisation randomised randomization
  randomized randomly ranging rapidly rather ratios reached reaction reactions reactive reactivity readily reading
  receive received receiving recent recently recessive recipients recognition recognized recombinant recombination
  recommendations recommended recorded recovered recovery recruited recruitment recurrence recurrent reduce reduced
  reduces reducing reduction reference referred reflect refractory regarding regimen region regional regions
  regression regulate regulated regulates regulating regulation regulator regulators regulatory related relation
  relations relationship relationships relative relatively released relevant relief relieves remain remained remaining
  remains remodeling removal removed repair repeat repeated repeats replaced replacement replication report reported
  reporter reports represent representative represented representing represents repression repressor reproductive
  require required requirement requirements requires requiring rescue research residual residue residues resistance
  resistant resolution resolved resonance respect respective respectively respiratory respond responded response
  responses responsible responsive responsiveness resting restored restricted restriction result resulted resulting
  results retained retardation retention reticulum retinal retinoic returned reveal revealed reveals reversal reverse
  reversed reversible review reviewed safety sample samples scanning schedule scheduled schedules school scores screen
  screened screening search second secondary secreted secretion secretory section sections segment segments selected
  selection selective selectively sensitive sensitivity sensory separate separated sequence sequenced sequences
  sequencing series serious setting several severe severely severity sexual shared should showed showing signal
  signaling signalling signals significance significant significantly silencing similar similarity similarly simple
  simultaneous simultaneously single skeletal slight slightly smaller smoking smooth social software soluble solution
  somatic source southern spanning spatial species specific specifically specificity specimens spectrometry spectrum
  spinal spindle spleen splice spliced splicing spontaneous sporadic spread squamous stability stabilization stable
  stably stages stained staining standard started starting states statistical statistically status steady stimulate
  stimulated stimulates stimulating stimulation stimuli stimulus stomach strain strains strand stranded strategies
  strategy strength striking strong strongly structural structurally structure structures studied studies subcutaneous
  subject subjected subjects subsequent subsequently subset subsets substantial substantially substitution
  substitutions substrate substrates subtype subunits successful successfully sucrose sufficient sufficiently suggest
  suggested suggesting suggests suitable summary superfamily superior supplementation supplemented support supported
  supporting supports suppress suppressed suppresses suppression suppressor surface surgery surgical surprisingly
  surrounding survey survival susceptibility susceptible suspected suspension sustained switch sympathetic symptom
  symptomatic symptoms synaptic syndrome syndromes synergistic synovial synthesis synthesized synthetic system systems
  systolic tablet tablets tagged taking tandem target targeted targeting targets technique techniques technology
  temperature temporal temporarily temporary termed terminal termination terminus tested testing testis therapeutic
  therapies therapy thereby therefore though thought threatening threshold throat through throughout tissue tissues
  together tolerability tolerance tolerated tomography topical toward towards toxicity trafficking training
  transactivation transcribed transduction transfected transfection transfer transferred transformation transformed
  transforming transient transiently transition translation translational translocation transmembrane transmission
  transplant transplantation transport transporter transporters treated treating treatment treatments trials triggered
  triple truncated tubular turnover twenty typical unable unaffected unchanged unclear undergo undergoing underlying
  understand understanding understood underwent unique united univariate university unknown unlike unpublished
  unrelated untranslated untreated unusual upregulated upregulation upstream uptake urinary useful usually utilization
  utilized vaccinated vaccination vaginal values variability variable variables variant variants variation variations
  varied variety various vascular vector vectors venous ventral ventricular version versus vesicles vessel vessels
  viability viable viruses vision visual volume volunteer volunteers washed weight western whereas whether widely
  withdrawal withdrawn within without working yielded
`.split(/\s+/),
);

/** Other words of the language that one letter tells from an ordinary one; never taken for a typing error of it. */
export const CONFUSABLE_WORDS: ReadonlySet<string> = new Set(
  `
  abilify aching actins adapter addiction adhesin adsorption aerial alloys alternation anaesthesia analgetic analyse
  analysis analyte analytes analyzes antitumour appealed asparate aspartase assets averse banding beating bedding
  behaviour behavioural bending biosyntheses bitter blacks blinding bloating blockage bonding branchial butter
  carbonyl carries carton catalysed chance chances characterisation characterise charged charges chimaeric clonic
  clonus closed closes closing coarse collectin coming commun compete competed completes complexed compliment
  complimentary confirmation conform conformed consent constrict constricted contest contiguous contract convent
  converging coping cornell decayed deceased defend departement dependant depletions deprived descried detects
  dimerisation disfunction dispase displaced diverge duhring dysphasia eicher enhancers eutopic evacuated evacuation
  expended expensive expert extant farmed farming farther feeding fellow fibres flaking foaming forced forcing forked
  friction fundal funding generalised generic glocal heating homologies hopital hybridisation hypotheses hypothesised
  impart indexed indices inducers infection infections intensify intubated intubation invasin inverted irrigation
  junctin keller labelled labelling lactase langer latest lather leaking leaving lending letter licking liking lining
  litter lobation localisation localised locking loving makers manure markets marking masked masking master medial
  mediation medicate medicated meditation metabolizes nacional nearby neutral normalised optical organisation
  paediatric patency patent patents places placid planes planets plantes planus plated played podiatric pointes
  poisson positron precious predicated preformed premise presents preset prints prison producers project projected
  projection projects prompting propyl prostrate proves prowess ranking ransom rations reacted rearing recognised
  recommenced regain regained relaxed relayed relives remodelling reside resides resort resorted retain retaining
  retains retarding retinol retinyl reverted revolution rewarding ringing safely samplers scared seating secretary
  secretin selectin sensitise sensitize separase serines serous serves shaded shaped sheared simulate simulated
  simulates simulating simulation sitting sliced slowed slowing somitic spared spinel spinning spiral spores sprains
  stabilisation stains starch staring starling startled starved stated stating stores strained straining stricture
  strictures string sucrase suction sunset surrey syntheses synthesised synthetized tables tabular talking targetting
  tasting testes thorough threat throughput topography trailing transected transection tropical trough tweety
  uncharged unregulated untied usable utilisation utilised valves vehicles venoms victor virion wasted wished wording
  wright
`.split(/\s+/),
);
