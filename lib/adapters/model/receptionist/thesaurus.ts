/**
 * Words that callers and owners of small businesses use for the same thing. One idea a line: `idea: ways to say it`.
 * Matched by word stems, phrases whole. A word may stand in several lines; either reading then counts.
 */
export const THESAURUS = `
price: price, cost, charge, fee, rate, pricing, expensive, cheap, affordable, how much, set me back, run me, ballpark, pay, paying, damage, dollars, bucks
free: free, no charge, no cost, complimentary, without paying, cost nothing, nothing extra, cost anything, free of charge, at no cost, on the house, for nothing, waived, included
extra: extra, additional, surcharge, more, add, on top, overtime, upcharge
deposit: deposit, down payment, down, up front, upfront, retainer, put down, book in, hold the date, hold my spot, reserve the date, secure the date, lock in, earnest money, half down, pay ahead, prepay, in advance, advance
discount: discount, percent off, off, deal, cheaper, coupon, promotion, promo, special, specials, savings, save, rebate, break on the price, reduced, less, anything off, perk, perks, bonus, reward, loyalty
rebate: rebate, money back, cash back, get back, incentive, incentives, credit, tax credit
refund: refund, money back, get my money back, refundable, nonrefundable, non refundable, deposit back, lose, reimburse, credit, get back, refundable
cancel: cancel, cancellation, canceling, cancelling, change my mind, back out, call off, reschedule, rescheduling, postpone, move my appointment, change my appointment, get out of, can not make it, cannot make it, no show, notice, quit, terminate
late: late, running late, behind, delayed, tardy, on time, grace period
warranty: warranty, guarantee, guaranteed, warranted, covered if, breaks again, goes wrong, stand behind, come back if, workmanship, not happy, not satisfied, do not like how, is not right, redo, unhappy, dissatisfied, satisfaction
financing: financing, finance, payment plan, installments, instalments, monthly payments, pay over time, pay monthly, in stages, spread out, loan, lease, credit, afterpay, affirm, klarna, care credit, carecredit, wisetack, interest, stages
tip: tip, tips, gratuity, tipping
insurance: insurance, insurer, insurers, in network, network, out of network, coverage, covered, ppo, hmo, medicare, medicaid, plan, copay, claim, file
insured: insured, insurance, licensed, bonded, license, liability, certified, certification, qualified, accredited, registered, credentials
trained: trained, training, degree, degrees, graduates, experience, experienced, qualified, qualification, qualifications, certified, certification, background
crew: crew, crews, own people, your own people, subcontract, subcontractor, subcontractors, subcontracted, employees, day labor, staff, outsourced, outsource, in house, contractors
years: years, how long have you been, in business, experience, since, founded, established, been around, how old is your
owner: owner, owns, founder, founded, boss, in charge, run by, who runs, family business, family owned, locally owned
open: open, opens, close, closed, closes, closing, hours, business hours, opening, what time do you, how late, until when, till when, how early
night: night, nights, evening, evenings, after hours, outside hours, late, overnight, after six, after five, after work, tonight
weekend: weekend, weekends, saturday, saturdays, sunday, sundays, outside hours, after hours
saturday: saturday, saturdays, sat, weekend, weekends, every day, daily, seven days
sunday: sunday, sundays, sun, weekend, weekends, every day, daily, seven days
weekday: weekday, weekdays, during the week, monday, tuesday, wednesday, thursday, friday
holiday: holiday, holidays, christmas, thanksgiving, new year, easter, fourth of july, labor day, memorial day
emergency: emergency, emergencies, urgent, after hours, right away, asap, immediately, crisis, urgently, 24 hours, around the clock
soon: soon, soonest, fast, quick, quickly, earliest, wait, waiting, turnaround, lead time, how far out, backlog, next available, available, same day, next day, within, right away, how long until, waitlist, waiting list, booked out, days out, weeks out
start: start, begin, starting, get going, kick off, get started, commence, underway
setup: setup, set up, get started, getting started, sign up, join, joining, enroll, enrollment, enrolment, registration, register, onboarding, initiation, new clients, activation, start up, startup
respond: respond, response, get back to, reply, react, call back, answer
last: last, lasts, take, takes, long, duration, minutes, length
place: where, address, located, location, directions, find you, based, situated, office, headquarters, storefront, shop, studio, showroom, come in, premises
parking: parking, park, leave the car, leave my car, put the car, put my car, garage, valet, lot, street parking
transport: transport, transportation, shuttle, ride, loaner, loaners, rental car, rental, lift, taxi, get home, get to work, courtesy car, pick me up, drop me off
directions: bus, train, subway, transit, metro, station, light rail, bart, stop
area: area, areas, serve, serves, service area, cover, come out to, travel to, go out to, as far as, county, counties, neighborhood, deliver to, miles, radius, far, travel, within
travel: travel, far, miles, distance, mileage, trip, call out, trip charge, trip fee, drive
home: home, at home, house call, house calls, in home, come to us, come to me, come to my house, come to our house, mobile, on site, onsite, to my place, come here
remote: online, virtual, virtually, video, zoom, remote, remotely, telehealth, over the phone, facetime, by phone, in person, phone consultations, video call, on the computer
person: in person, face to face, on site, visit
estimate: estimate, estimates, quote, quotes, quotation, bid, give me a price, written price, look at it, take a look, come out and look, come look, site visit, assessment, walk through, walkthrough, evaluation, advisor, design visit, proposal, figure
consultation: consultation, consult, consultations, case review, review, first meeting, initial meeting, first visit, initial visit, intro call, discovery call, talk first, phone consultations, sit down, free visit, evaluation, design visit, site visit, first appointment, evaluation, evaluations, new patient, new client, initial appointment, first talk
inspection: inspection, inspect, inspections, check it, check over, checkup, check up, look at it before, look it over, before i buy, buying a used, pre purchase, examine, examination, exam, camera inspection, diagnosis
trial: trial, try, tried, try it, try out, trying, intro, introductory, intro session, first class, first session, first one, first time, first lesson, commit, commitment, sample, taster, tasting, test drive, obligation, demo, free class, free lesson
contract: contract, contracts, commitment, commit, locked in, lock in, month to month, obligation, term, minimum term, sign a contract, tied, agreement, sign, locked, lock, locked into, tied down, tied in
minimum: minimum, minimal, at least, least, smallest, enough, fewest, min, no fewer
maximum: maximum, max, at most, most, up to, limit, how many, biggest, largest, capacity, hold, fit, how big, size
package: package, packages, bundle, bundles, plan, plans, membership, subscription, member
membership: membership, member, members, join, subscription, monthly plan, maintenance plan, club
included: include, included, includes, including, comes with, come with, extra for, part of, covers, covered, what do i get, what is in, provided, supplied, incl
bring: bring, bring along, need to have, need with me, prepare, wear, need to know before, come with
arrive: arrive, arrival, early, get there, show up, window, arrival window, come between, how early
appointment: appointment, appointments, book, booking, reserve, reservation, reservations, schedule, walk in, walk ins, drop in, drop by, just show up, just come, come in without, walk right in, stop by
group: group, groups, party, parties, large group, big group, private event, bachelorette, bachelor party, girls
children: kid, kids, child, children, toddler, toddlers, baby, babies, son, daughter, little one, little ones, pediatric, minor, minors, under, ages, age, young, youth, childcare
childcare: childcare, child care, daycare, babysitting, babysitter, babysit, creche, nursery, leave the kid, leave the kids, leave my kid, leave my kids, leave my son, leave my daughter, leave the baby, watch my, watch the kids, watch the kid, someone to watch, mind the kids, drop the kids
teen: teen, teens, teenager, teenagers, adolescent, high school, teenage
senior: senior, seniors, elderly, retired, over sixty, older people, older adults, pensioner, retiree, age 62, age 65, old folks
student: student, students, college, university, grades, grade, gpa, school
military: military, veteran, veterans, vets, army, navy, marine, marines, service member, armed forces, first responder, first responders, air force
couple: couple, couples, partner, spouse, husband, wife, two of us, both of us, marriage
accessible: accessible, accessibility, wheelchair, disabled, disability, handicap, handicapped, ramp, elevator, step free, walker, mobility, stairs
pet: pet, pets, animal, animals, dog, dogs, cat, cats, puppy, kitten
dog: dog, dogs, puppy, puppies, canine
cat: cat, cats, kitten, kittens, feline
horse: horse, horses, mare, pony, equine, foal, stallion
nervous: nervous, anxious, anxiety, afraid, scared, scary, fear, coward, phobia, terrified, relax, sedation, sedate, sedated, nitrous, laughing gas, calm, numb, put me under, freaked out, panic
pain: pain, painful, hurt, hurts, hurting, sore, ache, aching
language: speak, speaks, spanish, language, bilingual, interpreter, translator, translate
spanish: spanish, espanol, bilingual, habla
report: report, reports, progress, update, updates, feedback, keep me posted, keep us posted, how she is doing, how he is doing, how they are doing, informed, track
switch: switch, change, different, replace, swap, do not like, dont like, not like, not a good fit, do not get along, not work out, not click, change therapists, someone else, another one
same: same, consistent, always the same
abroad: abroad, overseas, outside the country, foreign, foreigner, international, relocation, relocate, relocating, immigrant, another country, out of the country
win: win, won, lose, lost, unsuccessful, do not win, recover, settle, settlement, succeed
share: share, cut, commission, percentage, percent, contingency, take if you win, your take, take of
deadline: deadline, time limit, statute, limitations, too late, how long do i have, run out, expire, expires, expiration, due, file
court: court, trial, lawsuit, sue, suing, litigation, filed, judge
worth: worth, value, appraisal, appraise, valuation, market analysis, market value, valued
certificate: certificate, certificates, paper, papers, paperwork, document, documents, documentation, proof, letter, form, forms, coi
permit: permit, permits, permission, inspector, city approval, approval, zoning, hoa
cleanup: cleanup, clean up, mess, debris, haul away, haul, dispose, disposal, trash, garbage, take away, rubbish, nails left, leave it clean, dump
materials: materials, material, supplies, brand, brands, products, product, equipment, make, makes, manufacturer, shingles, paint
storage: storage, store, storing, keep my things, warehouse, stored
packing: packing, pack, boxes, box, wrap, tape, crate, packing materials
piano: piano, pianos, upright, grand piano
heavy: heavy, bulky, large items, big items
stairs: stairs, staircase, floor, floors, steps, walk up, elevator, story, storey
reschedule: reschedule, rescheduling, move my appointment, change the date, change my appointment, another day, different day, rebook
change: change, changes, guest count, adjust, modify, alter
weather: weather, rain, rains, raining, storm, snow, wind, bad weather, weather is bad, sunny, wet
winter: winter, season, seasonal, snow season, whole winter, all winter, snow
gift: gift, gifts, gift card, gift cards, gift certificate, voucher, vouchers
grooming: groom, grooming, bath, trim, haircut, nail trim
vaccine: vaccine, vaccines, vaccination, vaccinations, shot, shots, jab, immunization, rabies, booster
microchip: microchip, microchips, chip, chipping
neuter: neuter, spay, fix, fixed, sterilize
euthanasia: euthanasia, euthanize, put down, put to sleep, put him down, put her down, time to say goodbye, let him go, let her go, it is time
cleaning: cleaning, cleanings, clean, hygiene, hygienist, polish
xray: xray, x ray, x rays, xrays, imaging, scan
crown: crown, crowns, cap
filling: filling, fillings, cavity, cavities
extraction: extraction, extractions, pull a tooth, pull it, tooth pulled, wisdom teeth, wisdom tooth
whitening: whitening, whiten, whiter, bleach, bleaching
braces: braces, orthodontics, orthodontist, invisalign, aligners, straighten
implant: implant, implants, dentures, denture, bridge, veneers, veneer
rootcanal: root canal, root canals, endodontist, endodontic
toothache: toothache, tooth, teeth
manicure: manicure, manicures, mani, manis
pedicure: pedicure, pedicures, pedi, pedis
lash: lash, lashes, eyelash, eyelashes, extensions
brow: brow, brows, eyebrow, eyebrows
haircut: haircut, haircuts, cut, cuts, trim, barber, blowout, blow dry
color: color, colour, coloring, dye, highlights, balayage, dyed, roots, tint
wax: wax, waxing, hair removal
massage: massage, massages, deep tissue, swedish, massage therapist
facial: facial, facials, skin care, skincare, peel
hvac: ac, a c, air conditioning, air conditioner, cooling, cool, hvac
heating: heating, heat, heater, furnace, boiler, radiator
recharge: recharge, top up, topped up, refill, regas, freon, refrigerant, coolant, top off, gas
filter: filter, filters
maintenance: maintenance, tune up, tuneup, service plan, annual service, checkup, maintain, upkeep
thermostat: thermostat, thermostats, nest
heatpump: heat pump, mini split, mini splits
waterheater: water heater, water heaters, hot water, tankless
drain: drain, drains, clog, clogged, blocked, blockage, backed up, unclog, snake, sewer, rooter
leak: leak, leaks, leaking, leaky, drip, dripping
toilet: toilet, toilets, commode
faucet: faucet, faucets, tap, taps, sink, sinks
disposal: garbage disposal, disposal
electric: electric, electrical, electrician, wiring, outlet, outlets, panel, breaker, rewire
charger: charger, ev charger, car charger, charging station
lights: light, lights, lighting, fixture, fixtures, lamp
roof: roof, roofs, roofing, reroof, shingles
gutter: gutter, gutters, downspout, downspouts
siding: siding, cladding
tarp: tarp, tarping, tarps, cover on it, put a cover, cover the hole, cover it up
window: window, windows, glass, pane
door: door, doors, garage door
fence: fence, fences, fencing, gate
deck: deck, decks, patio, porch, pergola
paint: paint, painting, painter, painters, repaint
floor: floor, floors, flooring, hardwood, tile, tiles, carpet, carpets, laminate
kitchen: kitchen, kitchens, cabinets, countertop, countertops
bathroom: bathroom, bathrooms, bath, shower, tub
addition: addition, additions, extension, extra room
tree: tree, trees, limb, limbs, branch, branches, stump, trimming
lawn: lawn, lawns, grass, mow, mowing, yard, cut the grass, sod, turf
leaf: leaf, leaves, rake, raking
snow: snow, plow, plowing, snow removal, shovel, shoveling, ice
sprinkler: sprinkler, sprinklers, irrigation, winterize, winterizing, blow out the sprinklers
pest: pest, pests, bug, bugs, roach, roaches, ants, termite, termites, mice, mouse, rat, rats, bed bugs, rodent, rodents, exterminator, wasps, spiders, infestation
pool: pool, pools, swimming pool, hot tub
sauna: sauna, steam room, steam
shower: shower, showers
locker: locker, lockers, locker room, changing room
towel: towel, towels
trainer: trainer, trainers, personal training, personal trainer, one on one, coach, coaching, private session
gymclass: class, classes, group class, session, sessions
yoga: yoga, pilates, reformer, barre
physio: physio, physical therapy, physical therapist, physiotherapy, physiotherapist
tire: tire, tires, tyre, tyres, wheels
brake: brake, brakes
oil: oil change, oil
alignment: alignment, align, pulls to one side
diagnostic: diagnostic, diagnostics, diagnose, check engine light, figure out what is wrong, find out what is wrong, look at the engine
tow: tow, towing, towed, tow truck
european: european, german, bmw, audi, mercedes, volkswagen, vw, volvo, porsche, mini cooper, fiat, jaguar, land rover
asian: asian, japanese, korean, toyota, honda, nissan, hyundai, kia, mazda, subaru, lexus, acura, mitsubishi
american: domestic, american, ford, chevy, chevrolet, dodge, jeep, gmc, chrysler, ram, cadillac, buick
diesel: diesel, diesels
transmission: transmission, gearbox
body: body work, bodywork, dent, dents, scratch, collision, paint job
home insurance: home, homeowners, homeowner, house insurance, renters, condo
auto insurance: auto, car insurance, vehicle, car
life insurance: life, life insurance
accident: accident, accidents, crash, wreck, collision, hit
slip: slip, slipped, fall, fell, tripped
dogbite: dog bite, dog bites, bitten, bit me
divorce: divorce, divorces, family law, custody, separation, child support, alimony
workerscomp: workers comp, workers compensation, workmans comp, hurt at work, injured at work, on the job
criminal: criminal, dui, dwi, arrest, arrested, charges, drunk driving
immigration: immigration, visa, green card, citizenship
will: will, wills, estate planning, trust, trusts, probate, power of attorney
tax: tax, taxes, irs, tax return, tax returns, refund, return, returns, file, filing
wedding: wedding, weddings, married, marry, bride, groom, reception, ceremony, rehearsal dinner
funeral: funeral, funerals, passed, passed away, memorial, burial, wake
corporate: corporate, office lunch, business lunch, company event, work lunch, meeting
catering: catering, cater, caters, food, meal, meals, menu, menus, feed, buffet, lunch, dinner
perhead: per head, a head, per plate, per person, a person, each
alcohol: alcohol, wine, beer, drinks, bar, cocktails, champagne
liquor: liquor, spirits, cocktail, cocktails, vodka, gin, rum, tequila, hard liquor
gluten: gluten, gluten free, wheat, celiac, coeliac
vegan: vegan, vegans, plant based
vegetarian: vegetarian, vegetarians, veggie, no meat, meatless
allergy: allergy, allergies, allergic, nut, nuts, peanut, shellfish, dairy, lactose
kosher: kosher
halal: halal
cake: cake, cakes, cupcake, cupcakes
bake: bake, bakes, baking, baked
server: server, servers, waiter, waiters, waitstaff, wait staff, serving, serve, full service
delivery: delivery, deliver, delivers, delivered, drop off, dropped off, bring it to, ship, shipping
pickup: pickup, pick up, picked up, collect, pick it up
essay: essay, essays, application, applications
math: math, maths, algebra, geometry, calculus, trigonometry, arithmetic
science: science, biology, chemistry, physics
sat: sat, act, test prep, psat, standardized
lesson: lesson, lessons, session, sessions, class, classes
tutor: tutor, tutors, teacher, teachers, instructor, instructors
single: single, one, individual, just one, one time, one off
therapist: therapist, therapists, counselor, counselors, psychologist, shrink
medication: medication, medications, medicine, meds, prescription, prescriptions, prescribe, pills, refill
grief: grief, grieving, loss, bereavement, lost my, passed away, mourning
doctor: doctor, doctors, physician, dr, provider, dentist, dentists, vet, vets, surgeon
intern: intern, interns, student therapist, sliding scale, lower cost, afford, can not afford, low income
attorney: attorney, attorneys, lawyer, lawyers, counsel
broker: broker, brokers, agent, agents, realtor, realtors
listing: listing, list my house, sell my house, selling, sell, seller, sellers, list
buyer: buyer, buyers, buy, buying, purchase
rent: rent, rents, rental, rentals, renting, lease, leasing, tenant, tenants, renter, renters
manage: manage, management, property management, managing, manager
showing: showing, showings, see the house, viewing, viewings, tour, tours, view
photos: photo, photos, pictures, photography, drone, video, image, images, photographer, photographers, photograph, photographs, shots, gallery
staging: staging, stage, staged
solar: solar, panels, panel
battery: battery, batteries, powerwall, backup, power outage, outage
groundmount: ground mount, ground mounts, in the yard, on the ground
wash: wash, washing, washed, rinse
tech: tech, techs, technician, technicians, plumber, plumbers, engineer, specialist, mechanic, mechanics
computer: computer, computers, pc, laptop, mac, macs, workstation, desktop, imac, macbook
printer: printer, printers, copier, scanner
website: website, websites, web site, web design
backup: backup, backups, back up, restore
email365: microsoft 365, office 365, outlook, exchange
network: network, networks, wifi, wi fi, router, internet
security: security, virus, ransomware, hacked, hack, malware, antivirus, cybersecurity, cyber
music: music, dj, band, playlist, speakers, mariachi, live music, jazz, entertainment, karaoke
food: food, snacks, eat, restaurant
repair: repair, repairs, fix, fixes, fixed, mend, fixing, repaired
replace: replace, replacement, swap out, replaced
install: install, installs, installation, put in, fit, mount, put up, puts up, installing, hook up, set up
sellgoods: sell, sells, carry, stock, for sale
certified: certified, certifications, certification
review: review, reviews, rating, ratings, bbb, references, testimonials, reputation
privacy: privacy, private, confidential, confidentiality, discreet, hipaa
age: age, ages, old, years old, how old, young, under
hospital: hospital, hospitals, er, in the hospital
meet: meet, meets, meeting, get together, gather
visit: visit, visits, come, comes, come out, drive out, go out, come by, coming, come see
office visit: office visit, checkup, check up, exam, appointment
farm: farm, farms, barn, ranch
smell: smell, gas smell, smell gas, gas leak
test: test, tests, tested, testing
size: size, sizes, big, small, square feet, dimensions
window arrival: arrival, window, when will they get here, what time will they come, show up, text
handicap: handicap, wheelchair
smoking: smoke, smoking, smoke free, vape
wifi: wifi, wi fi, internet
bookkeeping: bookkeeping, bookkeeper, books, accounting
payment: pay with, payment, pay by, method of payment, payment methods, how do people pay, how do i pay
card: card, cards, credit card, debit card, credit, debit, visa, mastercard
cash: cash
check: check, checks, cheque, cheques
safe: safe, dangerous, harmful, toxic, hazardous, poisonous, harm, safety
ecofriendly: eco, eco friendly, green, organic, natural, chemical, chemicals, nontoxic, non toxic, environmentally
recur: come back, comes back, came back, coming back, show up again, shows up again, again, reappear, return
prep: prep, prepare, preparation, get ready, beforehand, before you come, before we come, before they come, do anything before, before the visit, before my appointment, bring, wear
referral: referral, referred, referrals, doctors note, note from my doctor, something from my doctor, doctors order
selfpay: without insurance, out of pocket, self pay, pay myself, cash price, uninsured, no insurance, do not have insurance
noshow: no show, no shows, miss my appointment, miss an appointment, miss the appointment, missed, miss, forget, do not show up, did not show
elevator: elevator, elevators, lift, escalator, stairs
athome: be home, be there, be present, home when, stay home, someone home
upload: online, upload, uploaded, portal, electronically, digital, digitally, send you, email you, drop box
supplies: supply, supplies, supplied, bring everything, provide, equipment, materials, vacuum
outside: outside, bring our own, bring my own, bring your own, own
audit: audit, audits, auditing, audited
vetted: vetted, background checked, background check, screened, trust, trustworthy
highchair: high chair, highchair, booster seat
dresscode: dress code, dress, attire, wear, clothes
kidsmenu: kids menu, childrens menu
reserve: reserve, reservation, reservations, reserved, book a table, walk in, walk ins
corkage: corkage, bring our own wine, bring my own wine, bring wine, bring a bottle, own bottle
spouse: spouse, wife, husband, partner
edit: edit, edited, editing, retouch, retouched, retouching, photoshop
prints: print, prints, printed
getin: get in, be seen, seen, see me, fit me in, get an appointment, start, first available
leadtime: booked out, wait list, waitlist
perk: special, anything special, perk, perks, bonus, goodies, free, complimentary
`;
