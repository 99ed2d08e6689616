"""Notions of governance and the words for them in the languages of communities: a small thesaurus for search.

Folded words (no accents, lower case); a star stands for any letters. A word may stand for several notions. A notion
begins a line, its words go on in indented ones.
"""

import re
from typing import Final

_WORDS: Final = """
vote: *stimmen vote votes voted voting voter voters ballot* poll polls polling cast voice voices *abstimm* *stimmabgabe*
  stimme stimmen *stimmrecht* stimmberechtigt* wahlt gewahlt scrutin* votant* votar votan vota voto votos votacion*
  votante* stem stemmen stemming* voti votazion* votare sufrag* suffrag* *gestimmt votiert* votons votez votent votamos
proposal: propos* motion motions submission* petition* initiative* vorschlag* antrag* antrage* vorlage* proposit*
  propuesta* mocion* iniciativa* voorstel* propost* mozion* rfc rfcs
decide: decid* decision* resol* entscheid* beschluss* beschluss beschlies* decisi* resoluc* besluit* delibera* deliber*
  determin* entschied* entschieden* beschloss* beslis* resuelv* resuelt* resolv* acuerdo acuerdos tranch* trancher
member: personn* member* membership* mitglied* membre* adherent* miembro* soci* asociad* lid leden lidmaatschap*
  iscritt* participant* participante* teilnehm* contributor* people person persons mensch* leute persona* gente owner*
  shareholder* coowner* genoss* anteilseign* gesellschafter* cooperateur* proprietaire* coproprietaire* propietari*
  cooperativista*
join: apunt* devenir join joins joined joining sign-up signup register* enrol* admission* admit* admitted newcomer*
  newbie* beitret* beitritt* aufnahme* aufgenommen eintret* eintritt* neuling* neumitglied* adhesion* adherer
  rejoindre inscription* inscri* unirse ingres* admis* alta afili* incorpor* lidmaat* toetred* aderire ammission*
  become recruit* onboard* apply application* candidat*
leave: depart kundige leave leaving left resign* quit* depart* retire* austret* austritt* verlass* kundig* zurucktret*
  rucktritt* demission* quitter sortie salir baja renunci* abandon* opzeg* recess* dimission*
remove: rauswerf* rauswirf* rausgeworfen rausschmei* rausgeschmissen rausflieg* echar echan echen virer vire vires sack*
  firing remov* expel* expuls* exclu* dismiss* oust* kick* recall* revok* revoc* terminat* ausschluss* ausschlies*
  ausgeschlossen abwahl* abberuf* entlass* entzug* destitu* exclusion* radiat* revocation* expulsar exclus* cese cesar
  destituir remoc* unseat* impeach* fired fire radie* radier rauswurf* abgesetzt absetz* abgewahlt* streich* gestrichen
  depos* strike-off
ban: hausverbot* lockout shut-out ban bans banned banning suspend* suspens* block blocked blocking freeze* frozen
  silence* limit limited limiting limitation* sanction* punish* sperr* gesperrt verbann* suspendier* bannir banni*
  bloque* bloquear sancion* exclur verwarn* penalt* disciplin*
appeal: beschwer* plaindre plainte* quej* appeal* contest* challeng* complain* complaint* grievance* einspruch*
  widerspruch* beschwerd* berufung* anfecht* appel recours contester reclam* recurso* recurrir apelac* apelar impugn*
  impugnar bezwaar* beroep* ricors* review reviewed
veto: veto* vetoes vetos block* blockier* bloquer bloque* overrul* overrid* overturn* objection* object objects
  objecting objected einspruch* einwand* einwande* objeci* objecion* opposition* opposer oponer* bezwaar* obiezion*
objection: object objects objecting objected objection* objector* einwand* einwande* objeter objecion* objetar obiezion*
quorum: quorum* quora turnout* participation* beschlussfah* mindestbeteiligung* beteiligung* quorum participacion*
  asistencia* opkomst* anwesenheit* anwesend* present presence partecipazion* presents presentes attend*
majority: half third quarter quarters halfte drittel viertel moitie quart quarts mitad tercera cuarto cuartos majorit*
  supermajorit* threshold* percent* percentage* fraction* two-thirds thirds mehrheit* zweidrittel* dreiviertel*
  prozent* anteil* seuil* tiers mayoria* umbral* tercio* tercios porcentaj* meerderheid* maggioranz* unanim*
  einstimmig* share shares proportion* quota
approve: pass passes passed passing carry carries carried adopt* approv* accept* ok okay permission* permit* consent*
  green-light signoff agreed win wins winner* winning won angenommen annahme annehm* genehmig* erlaubnis* zustimm*
  gewinn* gewinner* approuv* autoris* adopte* accord aprob* adopc* autoriz* permiso gan* goedkeur* toestemm* approvat*
  permess* verabschied* billig* gebilligt
consensus: consens* konsens* consent* einvernehm* einvernehmlich* unanim* einstimmig* accord objection* einwand*
  agreement*
buy: buy* bought purchas* order* acquir* kauf* gekauft anschaff* achet* achat* compr* adquir* koop* kopen gekocht
  acquist* sell* sold verkauf* vend* verkoop* dispos*
rent: rent* lease* landlord* miete* miet* vermiet* loyer* bail alquil* renta huur*
remote: brief briefe letter lettre carta online remote* email* e-mail* mail post postal home zoom video* call internet
  electronic* digital* virtual* fern* brieflich* briefwahl zuhause elektron* ligne distance domicile courriel*
  courrier linea casa correo distancia electron* telemat* thuis phone telephon* telefon*
child: child* kid kids minor minors underage teen* age aged adult* kind kinder jugend* minderjahr* alter volljahr*
  enfant* mineur* majeur* ans nino* nina* menor* edad mayor* kinderen leeftijd
sign: sign* signature* signator* petition* support* unterschr* unterzeichn* signer signat* firma* firmar handtekening*
  firm* supporters backers
valid: measured included counted gilt gelten valid* invalid* count counts counting effective null void gultig*
  ungultig* zahlt zahlen gezahlt valable* nul nulle nulo nula cuenta* geldig* ongeldig*
incharge: boss runs running charge responsib* accountab* lead leads leader* head chair* facilitat* verantwort*
  zustandig* leit* leitung responsab* dirig* anim* cargo encargad* coordin* koordin* verantwoord* lead-link
final: final* ultimat* binding bindend* verbindlich* endgultig* definitiv* dernier* contraign* vinculant* ultim*
  advisory empfehl* consultati* consultiv* beratend*
access: access key keys password* credential* permission* root commit push merge schlussel* zugang* zugriff* passwort*
  cle cles clef* acces* mot-de-passe llave* clave* acceso* sleutel* toegang*
rotate: reelu* reelig* wiedergewahlt rotat* turns consecutive successive re-elect* reelect* renew* wiederwahl*
  hintereinander nacheinander renouvel* consecut* suite reelec* renov* seguid* herkies* herverkiez*
reason: reason* justif* rationale why grund grunde begrund* motif* motiv* raison* justific* razon* reden*
expire: expir* lapse* run-out runs end ends ended verfall* erlosch* ablauf* auslauf* expire* caduc* prescri* venc*
  decay* fade* gone
warnpoints: strike* point points warning* verwarn* avertiss* advert* mute* muted stumm* timeout*
guest: gasten guest* visitor* outsider* nonmember* non-member* public gast gaste besuch* invit* visiteur* exterieur*
  visit* huesped* bezoek* observer* spectator* user users nutzer* utilisat* usuari*
attend: attend* present presence quorum turn-out anwesend* erschien* teilnahm* kommt kommen present* venir asist*
  presenc* aanwezig* come comes coming came erschein* zugegen vienen viene vient viennent venus acud*
salary: salar* wage* paid compensat* remunerat* stipend* honorar* vergut* entschadig* gehalt* ehrenamt* remuner*
  indemni* benevol* sueldo* retribu* cobr* gratuit* volunt*
replace: replac* substitut* vacan* fill* success* interim step-in ersatz* nachfolg* nachruck* vertret* ersetz*
  remplac* vacant* suppl* sustitu* vacante* reemplaz* vervang* opvolg* resign* dimi*
split: fork* split* spin spin-off secede* abspalt* scission*
license: licen* lizenz* copyright* intellectual trademark* urheber* marke* propriete* marca*
sell: sell* sold dispos* verkauf* wegwerf* vend* jeter tirar verkoop*
report: report* flag flags flagged meld* meldung* anzeig* signal* denunc* denonc* segnal* rapporter*
noise: noise* quiet lautstarke ruhe* larm bruit* ruido* pet pets dog dogs hund* haustier* chien* animal* perro*
  mascota* tier tiere huisdier*
long: temps tiempo tempo long duration* period* day days week weeks month months hour hours year years deadline* time
  timeline* tag tage tagen woche wochen monat* stunde* jahr* frist* dauer* dauert lange zeit* laufzeit* jour jours
  semaine* mois heure* duree* delai* annee* ans dia dias semana* meses hora* ano anos plazo* duracion* dura termijn*
  dagen weken durata giorni settiman* mesi scadenz* open opens offen ouvert* abiert* date dates fecha*
tie: tie ties tied deadlock* stalemate* equal draw drawn even stuck gleichstand* stimmengleichheit* patt
  pattsituation* egalite* partage empate* empatad* gelijkspel* parita* casting tiebreak* tie-break*
amend: amend* chang* modif* alter* edit* revis* update* aender* ander* geandert* anpass* satzungsander* reform*
  modificar cambi* enmiend* enmendar wijzig* emend* rewrite* repeal*
constitution: constitution* charter* bylaw* by-law* statut* rule rules rulebook* guideline* policy policies document*
  text satzung* verfassung* regel* regelwerk* geschaftsordnung* ordnung reglement* regle* reglas normas estatuto*
  constitucion* statuten regolament* costituzion* governance
moderator: modo modos moderi* modera* moderator* mod mods admin* administrator* operator* staff moderat* betreiber*
  moderateur* moderatrice* moderador* administrador* beheerder* moderazion* steward* host hosts
board: commission* comision* kommission* consejer* manager* board* committee* council* director* officer* chair*
  president* treasurer* secretar* executive* vorstand* ausschuss* rat beirat* vorsitz* kassenwart* kassier* prasid*
  schatzmeister* conseil* bureau comite* presiden* tresor* junta* consejo* directiva* tesorer* bestuur* voorzitter*
  consiglio* direttiv* leader* maintainer* lead leads founder* aufsichtsrat* verwaltungsrat* trustee* supervis* steering
  gremium gremien prasidium* geschaftsfuhr* organo
elect: elect* election* nominat* appoint* candidate* candidacy choose chosen choos* select* *wahl wahlen wahlt
  wahlverfahren* gewahlt kandid* ernenn* ernannt* berufen elire elu elus elue* elecc* eleg* nomin* nombr* candidat*
  verkiez* gekozen elezion* elett* pick picked sortition* lot gelost auslos* losverfahren* tirage sorteo* bestell*
  bestellt* design* designat* nomme* nommer
term: reelu* reelig* wiedergewahlt office cargo term terms tenure* mandate* amtszeit* amtsdauer* mandat* mandato*
  legislatur* reelect* re-elect* wiederwahl* ambtstermijn* serve serves served serving wahlperiode* amtsperiode*
seats: composed consists besteht composition seat* size sitz* sitze* plätz* platze* siege sieges escano* asiento*
  zetel* seggi*
meeting: meeting* assembl* agm gathering* call calls plenum* versammlung* *versammlung sitzung* treffen reunion*
  assemblee* asamblea* junta vergadering* riunion* hauptversammlung* meet meets met ag ago mv jhv gv hv session* sesion*
  seance* sessions convention* tagt tagung* trifft zusammenkunft* reun* reunis*
notice: hear heard told erfahr* notice* announc* notif* invit* agenda* einlad* eingeladen ankundig* angekundigt*
  einberuf* bekannt* tagesordnung* convocat* convoqu* preavis* annonc* convoc* aviso* anunci* oproep* aankondig*
  avviso* convocazion* inform*
discussion: discuss* debate* deliberat* consult* feedback comments commented commenting commentary diskus* diskut*
  debatt* beratung* aussprache* debat* discut* deliberac* overleg* discussion* dibattit* rfc forum thread talk
abstain: abstain* abstention* abstent* blank enthalt* enthaltung* abstenir abstien* absten* abstenc* blanco onthoud*
  astens* astener* neutral
secret: secret* anonym* private* confidential* geheim* vertraulich* offentlich* secreto* confidentiel* confidenc*
  segreto segreta public publicly publique* public* hidden visible show-of-hands
proxy: sick ill krank* verhinder* malade* enferm* proxy proxies delegat* behalf holiday* vacation* stellvertret*
  vertret* vollmacht* ubertrag* procuration* mandataire* representar apoderad* delegad* deleg* volmacht* absent*
  absentee bevollmacht* poder pouvoirs
tenure: newcomer* probation* provisional waiting wartezeit* probezeit* karenz* neumitglied* essai probatoire* prueba
  antiguedad anciennete age registered minimum eligib* stimmberechtig* berechtigt* eligible entitled
moneys: ausgeb* kost* cout* coute* cuesta* precio* prix preis* price* pag* zahlen bezahl* paye* buy buying bought
  purchas* kauf* gekauft achet* achat* compr* € £ eur euro* dollar* money* fund* budget* expens* spend* spent cost* fee
  fees dues donat* pay* paid geld* beitrag* beitrage* mitgliedsbeitrag* kosten* ausgab* spende* finanz* haushalt* argent
  depens* cotisation* don dons finance* financ* dinero gasto* cuota* donac* presupuest* contributie* soldi quota* spes*
  treasury reimburs* contribution* subscription* levy levies assessment* aport* beitrags* geschaftsanteil*
emergency: emergenc* urgent* urgency immediat* danger* crisis expedit* fast-track* notfall* dring* eil eilig* sofort*
  gefahr* urgenc* urgente* emergencia* inmediat* spoed* nood* urgenz*
repeat: again resubmit* repropos* repeat* reintroduc* cooldown* erneut* wieder nochmal* wiederhol* nouveau represent*
  volver nuevamente repetir opnieuw retry
cancel: withdraw* retract* cancel* zuruckzieh* zuruckgezogen ruckzug* retirer retrait* retirar retire* intrekken
  ritir* drop dropped abandon* rescind*
conflictofinterest: recus* conflict-of-interest impartial* involved interest interests bias* befangen* unparteiisch*
  interessenkonflikt* parteilich* conflit* interet* interes* neutralit* independ* unabhangig*
sanctions: warn* warning* strike* verwarn* avertiss* advertenc* waarschuw* ammoni*
harass: harass* abus* abusiv* misconduct* conduct bully* hate violat* breach* infring* verstoss* verstosse* belastig*
  fehlverhalten* harcel* acoso* infrac* intimid* viol* spam* troll* rude offens*
record: record* log logs minutes minute protokoll* *protokoll archiv* compte-rendu proces-verbal registro* acta actas
  notul* verbal* report* bericht* rapport* informe* publish* transparen* veroffentlich* publi* pv
privacy: daten gespeichert speicher* privacy personal data gdpr dsgvo datenschutz* erase* delet* losch* gelosch*
  geloscht* supprim* borrar eliminar privacidad* privee donnees datos confidential* retention retain* stored store
law: law laws legal* lawful* illegal* unlawful* court courts recht* gesetz* loi lois ley leyes jurisdic* jurisdiction*
  wet wetten legge liab* haft* haftung*
dissolve: dissol* disband* shut shutdown close closing closed wind auflos* aufgelost* schliess* disolv* disoluc* opheff*
  scioglim* sciolt* assets vermogen* patrimoin* patrimonio fork forking dissou* liquid* disuel* winding
bot: bot bots robot* software algorithm* govbot
dispute: disput* conflict* quarrel* streit* konflikt* litige* conflicto* mediat* schlicht* arbitrat* vermittl*
ai: ai ki ia llm chatgpt artificial kunstlich* artificiel* model models modell modelo*
alone: alone single singlehanded* solo sole solely unilateral* individual* einzeln* allein* selbst seul* sola
  individuel* individuelle
gap: silent silence cover* missing unclear gap gaps undefined unforeseen lucke* fehlt unklar* schweigt ungeregelt*
  muet imprevu* vacio* silencio imprevist* otherwise
contradict: differ differs conflict contradict* discrepan* inconsisten* prevail* disagree* widerspr* abweich* vorrang
  contred* divergen* primaut* contradic* prevalec* difier*
heard: respond* response* reply replies answer* heard hearing defend* statement explain* stellungnahme anhor* angehort
  antwort* aussern repond* reponse* entendu* defens* responder respuesta* contestar oido escuchad* alegac*
hardship: hardship* waive* waiver* waiving exempt* hartefall* ermassig* stundung* stunden befreiung* befreit erlassen
  dispense* amenagement* exoner* exencion* eximi* reducida reduite
forbid: forbid* forbidden prohibit* banned disallow* verbot* verboten untersag* unzulassig* interdi* prohib* allowed
  illegal* unlawful*
chair: chair chairs chaired chairing lead leads leader* head heads preside* presid* vorsitz* leitet leiten leitung
  dirig* anim* facilitat*
foreign: federat* defederat* fediver* foderiert* instance* instanz* instancia*
revote: revote*
jury: jury* juries juror* jure jures jurado* geschworen* schoffe* laienricht*
choice: choice* choos* option* auswahl* wahlmoglichkeit* choix opcion* eleccion*
decline: declin* refus* ablehn* lehnt rechaz* verweiger* negarse
special: special extra extraordin* ausserordentlich* sondersitzung* sonderversammlung*
yearly: annual* yearly jahrlich* jahres* jahreshaupt* annuel* anual*
delegate: delegat* task tasks workgroup* working-group* arbeitsgruppe* circle circles kreis kreise cercle* circulo*
  subcommittee* team teams
publish: publish* announc* veroffentlich* publi* published anunci* bekannt*
begin: begin* start* takes-effect effective inkrafttret* kraft beginn* entree vigueur commenc* entrada vigor comien*
  empiez* effect effects
undo: lift* lifted levee lever levant* aufheb* aufgehob* undo undone undoes undoing revers* revert* overturn* rollback
  ruckgangig* zurucknehm* annul* deshac* revoc* revertir widerruf*
carryout: execut* implement* carry carries carried enforce* umsetz* durchfuhr* ausfuhr* vollzieh* executer appliqu*
  execution ejecut* aplic* uitvoer*
inactive: inactiv* inaktiv* idle absence absent* dormant activ* aktiv* actif* activo* activa* attiv* miss missed
agree: agree* yes favour* favor* support* affirm* zustimm* dafur ja favorable* favor acuerdo favorevol* second
  seconded seconding +1 sponsor*
against: against disagree* oppose* reject* dagegen ablehn* nein contre rechaz* contra tegen contrari* -1 negative*
  unfavo* fail fails failed
loan: loan* borrow* credit* debt* mortgage* kredit* darlehen* schulden emprunt* pret prets prestam* deuda* lend lends
  lent
"""


def _form(words: str) -> re.Pattern[str]:
    return re.compile("|".join(sorted({re.escape(word).replace(r"\*", r"[^\s]*") for word in words.split()})))


NOTIONS: Final = {
    notion: _form(words) for notion, words in (line.split(":", 1) for line in re.split(r"\n(?! )", _WORDS.strip()))
}
