/** As `BUSINESS_WORDS`, for what particular trades deal in. */
export const TRADE_WORDS = `
visit: visit, visits, come, comes, come out, drive out, go out, coming, come see, come by, drive over, swing over
session: session, sessions, class, classes, lesson, lessons, appointment, treatment, talk for, how long do you talk, hour with, one hour
win: win, won, lose, lost, unsuccessful, do not win, recover, settle, settlement, succeed, nothing in end, come away with nothing, goes nowhere, comes to nothing, nothing comes of it
share: share, cut, commission, percentage, percent, contingency, take if you win, your take, take of, keep of, slice
deadline: deadline, time limit, statute, limitations, too late, how long do i have, run out, expire, expires, expiration, due, file, waited too long, years ago, have i got, how long have i got, time left
court: court, trial, lawsuit, sue, suing, litigation, judge, testify
accident: accident, accidents, crash, wreck, collision, hit, rear ended, injury, injured, fender bender
slip: slip, slipped, fall, fell, tripped
dogbite: dog bite, dog bites, bitten, bit me, bit my
divorce: divorce, divorces, family law, custody, separation, child support, alimony, split up, splitting up, leave my husband, leave my wife
workerscomp: workers comp, workers compensation, workmans comp, hurt at work, injured at work, on the job, got hurt on job, at work
criminal: criminal, dui, dwi, arrest, arrested, drunk driving, jail
immigration: immigration, visa, green card, citizenship, deported, papers
will: wills, estate planning, trust, trusts, probate, power of attorney, inheritance, when i die, last will
landlord: landlord, tenant law, eviction, evicted, evict
hospital: hospital, hospitals, er, bedside
attorney: attorney, attorneys, lawyer, lawyers, counsel
tax: tax, taxes, irs, return, returns, tax return, tax returns, file, filing, tax season
bookkeeping: bookkeeping, bookkeeper, books, accounting
payroll: payroll, pay employees, paychecks
audit: audit, audits, auditing, audited
extension: extension, extensions, more time
broker: broker, brokers, agent, agents, realtor, realtors, using you
listing: listing, list house, sell house, selling, sell, seller, sellers, list, put on market
buyer: buyer, buyers, buy, buying, purchase, purchasing, house hunting
rent: rent, rents, rental, rentals, renting, lease, leasing, tenant, tenants, renter, renters, rent out
manage: manage, management, property management, managing, look after, take over, landlord
showing: showing, showings, see house, viewing, viewings, tour, tours, view, look at house, see place, walk through, get in to see, see one, take a look inside
staging: staging, stage, staged, make it look nice
preapproval: pre approved, preapproved, pre approval, preapproval, mortgage, lender
school: school, schools, district
crime: crime, safe neighborhood
home insurance: homeowners, homeowner, house insurance, renters, condo
auto insurance: auto, car insurance, vehicle insurance, insure car
life insurance: life insurance
premium: premium, premiums
policy: policy, policies
doctor: doctor, doctors, physician, dr, provider, dentist, dentists, vet, vets, surgeon
cleaning: cleaning, cleanings, clean, hygiene, hygienist, polish, teeth cleaned
deepclean: deep clean, deep cleaning, deep cleans, top to bottom, really dirty, filthy, move out, move out cleaning, spring cleaning
xray: xray, x ray, x rays, xrays, imaging, scan, scans
crown: crown, crowns
filling: filling, fillings, cavity, cavities
extraction: extraction, extractions, pull tooth, tooth pulled, teeth pulled, wisdom teeth, wisdom tooth, yank
whitening: whitening, whiten, whiter, bleach, bleaching, yellow, teeth whiter, brighter
braces: braces, orthodontics, orthodontist, invisalign, aligners, straighten, crooked, retainer, retainers
implant: implant, implants, missing tooth
denture: denture, dentures, partial, false teeth, plate
veneers: veneer, veneers
nightguard: night guard, night guards, mouthguard, grind teeth, grinding, clench
rootcanal: root canal, root canals, endodontist, endodontic
toothache: toothache, tooth hurts, teeth hurt
records: record, records, chart, old dentist, previous doctor, transfer records
glasses: glasses, frames, lenses, contacts, contact lenses, eyeglasses
vision: eye exam, vision, eyes checked, optometrist
therapist: therapist, therapists, counselor, counselors, shrink, someone to talk to
medication: medication, medications, medicine, meds, prescription, prescriptions, prescribe, pills, refill, refills, antidepressants
grief: grief, grieving, loss, bereavement, lost my, passed away, mourning, died
diagnosis: diagnosis, diagnose
massage: massage, massages, deep tissue, swedish, rub
needling: needling, dry needling, needle, needles, acupuncture
physio: physio, physical therapy, physical therapist, physiotherapy, physiotherapist
injection: injection, injections, shot, shots, botox, filler, fillers
facial: facial, facials, skin care, skincare, peel, acne, pimples, breakouts
wax: wax, waxing, hair removal, laser
manicure: manicure, manicures, mani, manis, nails done, fingernails
pedicure: pedicure, pedicures, pedi, pedis, feet done, toes, toenails
acrylic: acrylic, acrylics, gel, fake nails, full set, shellac, dip
lash: lash, lashes, eyelash, eyelashes
brow: brow, brows, eyebrow, eyebrows
haircut: haircut, haircuts, cut, cuts, trim, barber, hair cut, chop
blowout: blowout, blow dry, blowouts, styled, styling, updo, hairdo, updos
color: color, colour, coloring, dye, highlights, balayage, dyed, roots, tint, gray, grays, grey, blonde, colored
perm: perm, perms, keratin, straightening, relaxer, curl, curls
makeup: makeup, make up
wedding: wedding, weddings, married, marry, bride, groom, reception, ceremony, rehearsal dinner, bridal, getting married, bridesmaids, bachelorette, bachelorettes, hen party, brides
funeral: funeral, funerals, passed, passed away, memorial, burial, wake, service for my
birthday: birthday, birthdays, quinceanera, turning, anniversary, graduation, baby shower
catering: catering, cater, caters, meal, meals, menu, menus, feed, buffet, lunch, lunches, dinner
alcohol: alcohol, wine, beer, bar, cocktails, champagne, booze, toast, prosecco
liquor: liquor, spirits, cocktail, cocktails, vodka, gin, rum, tequila, hard liquor, margarita, margaritas, mojito, mojitos, martini, old fashioned
corkage: corkage, own wine, own bottle, own bottles, bring wine, bring bottle, bring alcohol, own alcohol, own booze
gluten: gluten, gluten free, wheat, celiac, coeliac, bread
vegan: vegan, vegans, plant based
vegetarian: vegetarian, vegetarians, veggie, no meat, meatless, meat free, do not eat meat, does not eat meat
dietary: dietary, dietary restrictions, special diet, diet
kosher: kosher
halal: halal
cake: cake, cakes, cupcake, cupcakes, dessert, desserts
bake: bake, bakes, baking, baked
server: server, servers, waiter, waiters, waitress, waitstaff, wait staff, serving, serve, full service, bartender, bartenders, staff, pass food, barman, barmen, bar staff
rentals: silverware, linens, tablecloths, glassware, tents, tent, cutlery, china, tables and chairs, real plates, plates and, proper plates
leftovers: leftovers, leftover, extra food
kidsmenu: kids menu, childrens menu, kids meal
patio: patio, outside, outdoors, outdoor, terrace, al fresco
privateroom: private room, own room, room to ourselves, banquet, event space, room
hvac: ac, a c, air conditioning, air conditioner, cooling, cool, hvac, central air
heating: heating, heat, heater, furnace, boiler, radiator, heats
recharge: recharge, top up, topped up, refill, regas, freon, refrigerant, coolant, top off, gas
filter: filter, filters
thermostat: thermostat, thermostats, nest
heatpump: heat pump, mini split, mini splits, ductless
duct: duct, ducts, ductwork, vents, vent
newsystem: new system, new systems, new unit, new furnace, new air conditioner, new ac, whole new, replacement unit, replace furnace, replace unit, install, installs, installation
waterheater: water heater, water heaters, hot water, tankless
drain: drain, drains, clog, clogged, blocked, blockage, backed up, unclog, snake, sewer, rooter, back up, slow drain
repipe: repipe, repiping, pipes, pipe, piping
leak: leak, leaks, leaking, leaky, drip, dripping, watertight, waterproof, leaks where
toilet: toilet, toilets, commode
faucet: faucet, faucets, tap, taps, sink, sinks
septic: septic, septic tank
gasleak: smell gas, gas smell, gas leak, smells like gas, rotten eggs
servicecall: service call, call out, visit, come out, come look, diagnosis, trip, show up, someone out, having a look, have a look, have someone come, someone come
electric: electric, electrical, electrician, wiring, outlet, outlets, panel, breaker, rewire, fuse, sockets
charger: charger, ev charger, car charger, charging station, tesla
generator: generator, generators
lights: light, lights, lighting, fixture, fixtures, lamp, ceiling fan, fan, fans
roof: roof, roofs, roofing, reroof
shingles: shingles, shingle, tiles, metal roof, standing seam, metal
gutter: gutter, gutters, downspout, downspouts
siding: siding, cladding
tarp: tarp, tarping, tarps, cover on it, put cover, cover hole, cover it up
flatroof: flat roof, flat roofs, flat
window: window, windows, glass, pane, panes
door: door, doors, garage door
fence: fence, fences, fencing, gate
deck: deck, decks, porch, pergola
concrete: concrete, driveway, driveways, cement, pave, paving, asphalt
paint: paint, painting, painter, painters, repaint, coat, coats
drywall: drywall, plaster, hole in wall
floor: flooring, hardwood, tile, tiles, carpet, carpets, laminate, hardwoods, floors
kitchen: kitchen, kitchens, cabinets, countertop, countertops
bathroom: bathroom, bathrooms, bath, tub
addition: addition, additions, extra room, extend house, add room
basement: basement, basements, cellar
mold: mold, mould, mildew, water damage
tree: tree, trees, limb, limbs, branch, branches, trimming, oak, maple, pine, elm, palm, big tree
stump: stump, stumps
lawn: lawn, lawns, grass, mow, mowing, yard, cut grass, turf
sod: sod, seed, reseed
fertilizer: fertilizer, fertilize, feed lawn, weed, weeds, dandelions, feeding, feeding program, feed, thin
aeration: aeration, aerate, aerating, plugs, punch holes, holes in lawn
leaf: leaf, leaves, rake, raking, fall cleanup
snow: snow, plow, plowing, snow removal, shovel, shoveling, ice, ice off, ice dam
salt: salt, salting, de ice
sprinkler: sprinkler, sprinklers, irrigation, winterize, winterizing, blow out, lawn watering
pest: pest, pests, bug, bugs, critters, infestation
ants: ant, ants
roaches: roach, roaches, cockroach, cockroaches
termite: termite, termites, wood eating
mice: mice, mouse, rat, rats, rodent, rodents
bedbugs: bed bug, bed bugs, bedbugs
wasps: wasp, wasps, bee, bees, hornets, hornet, yellow jackets
mosquito: mosquito, mosquitoes, mosquitos
wildlife: wildlife, raccoon, raccoons, bat, bats, squirrel, squirrels, possum, skunk, snake
pool: pool, pools, swimming pool, swim, swimming
hottub: hot tub, jacuzzi, spa
sauna: sauna, steam room, infrared
shower: shower, showers
locker: locker, lockers, locker room, changing room, put my stuff, valuables, lock up, lock stuff, lock up stuff, bag, my bag, place for bag, purse, leave my bag, leave bag
towel: towel, towels
trainer: trainer, trainers, personal training, personal trainer, one on one, coach, coaching, private session, just me
gymclass: class, classes, group class
yoga: yoga
pilates: pilates, reformer, barre
weights: weights, lifting, free weights, machines, treadmill
tire: tire, tires, tyre, tyres, wheels
brake: brake, brakes
oil: oil change, oil
alignment: alignment, align, pulls to one side, pulls to left, pulls to right
diagnostic: diagnostic, diagnostics, diagnose, check engine, engine light, figure out what is wrong, find out what is wrong, look at engine, find problem, warning light
tow: tow, towing, towed, tow truck, will not start
european: european, german
asian: asian, japanese, korean
american: domestic, american
diesel: diesel, diesels
hybrid: hybrid, hybrids, electric car, ev, evs, prius
motorcycle: motorcycle, motorcycles, bike, bikes, harley, scooter, motorbike
transmission: transmission, gearbox
body: body work, bodywork, dent, dents, collision, paint job, bumper, ding, dinged, bump, scrape, scratched, dented
smog: smog, emissions, state inspection
detailing: detail, detailing, car wash, wash, clean it up, clean up, wash every
mover: mover, movers, guys, men, people
packing: packing, pack, boxes, box, wrap, tape, crate, packing materials, bubble wrap
piano: piano, pianos, upright, grand piano
heavy: heavy, bulky, large items, big items, safe, gun safe, pool table
longdistance: long distance, out of state, another state, across country, cross country, outside state, interstate, different state
hourly: by hour, hourly, per hour, flat rate, flat fee, flat price, fixed price
disassemble: take apart, disassemble, reassemble, put together, assembly, assemble
essay: essay, essays, college application
math: math, maths, arithmetic
science: science, sciences
reading: reading, english, writing, literacy, grammar, literature
sat: sat, act, test prep, psat, standardized, college test, college entrance, entrance exam
tutor: tutor, tutors, teacher, teachers, instructor, instructors
homework: homework, assignments
grade: grade, grades, marks
vaccine: vaccine, vaccines, vaccination, vaccinations, shot, shots, jab, jabs, immunization, rabies, booster
microchip: microchip, microchips, chip, chipping, if she gets lost, if he gets lost
neuter: neuter, spay, spayed, neutered, get him fixed, get her fixed
euthanasia: euthanasia, euthanize, put down, put to sleep, put him down, put her down, time to say goodbye, let him go, let her go, say goodbye
ashes: ashes, cremation, cremate, bury
grooming: groom, grooming, bath, haircut for dog
boarding: boarding, board, kennel, dog sitting, overnight stay, leave dog, keep my dog, leave him with you, leave her with you, leave them with you, overnight, while we are away, while i am away, take care of dog
exotic: exotic, exotics, bird, birds, parrot, hamster, guinea pig, ferret
horse: horse, horses, mare, pony, equine, foal, stallion
livestock: livestock, farm animals, large animals
farm: farm, farms, barn, ranch
solar: solar, panel, panels
battery: battery, batteries, powerwall, power outage, outage, blackout, lights stay on
groundmount: ground mount, ground mounts, in yard, on ground, not on roof
washing: wash, washing, washed, rinse
switchon: switched on, running, up and running, turned on, producing, live, hooked up
tech: tech, techs, technician, technicians, plumber, plumbers, engineer, specialist, mechanic, mechanics, installers, installer, sent out, send out
computer: computer, computers, pc, laptop, workstation, desktop, machine, machines
mac: mac, macs, imac, macbook, apple
printer: printer, printers, copier, scanner
website: website, websites, web site, web design
backup: backup, backups, back up, restore, lost files, lose files, recover files
email365: microsoft 365, office 365, outlook, exchange
network: network, networks, wifi, wi fi, router, internet
voip: voip, phones, phone system
security: security, virus, ransomware, hacked, hack, malware, antivirus, cybersecurity, cyber, phishing
camera: security camera, cameras, cctv, alarm, alarms, surveillance, camera system
album: album, albums, photo book
edit: edit, edited, editing, retouch, retouched, retouching, photoshop
prints: print, prints, printed
outfit: outfit, outfits, clothes, change clothes, wear
flowers: flower, flowers, bouquet, bouquets, florist, arrangement, arrangements
tasting: tasting, taste, try food, sample menu, taste food, tastes, get taste
dresscode: dress code, dress, attire
highchair: high chair, highchair, booster seat
happyhour: happy hour
wheelalignment: wheel alignment
key: key, keys, locked out, lockout, rekey, locks, lock changed
safebox: safe, safes
laundry: laundry, wash clothes, ironing, fold
oven: oven, fridge, refrigerator, appliances, appliance, stove, dishwasher, washer, dryer
upholstery: upholstery, couch, sofa, mattress, rug, rugs
pressurewash: pressure wash, power wash, pressure washing, power washing
hoarding: hoarding, hoarder, cluttered
daycarehours: drop off, drop off time, pick up time, late pickup
potty: potty, potty trained, diapers, diaper
nap: nap, naps
camp: camp, camps, summer camp, summer program
ratio: ratio, how many kids per, teachers per
swim: swim lessons, swimming lessons
instrument: piano lessons, guitar, violin, drums, instrument, instruments
recital: recital, recitals, concert, perform
tattoo: tattoo, tattoos, ink, piercing, piercings
hotel: hotel, room night, check in, check out, stay
breakfast: breakfast
spa: spa
translator: sign language, asl
silver: silver, metal, amalgam, mercury, white
windowunit: window unit, window units, ac in window, window ac
bangs: bangs, bang, fringe
rabbit: rabbit, rabbits, bunny, bunnies
reptile: reptile, reptiles, iguana, lizard, snake, snakes, turtle, gecko
surgery: surgery, surgeries, operate, operates, operation, operations, surgeon
payback: break even, breaks even, pay for itself, pays for itself, recoup, earn back, payback, worth it in end
utility: utility, utilities, power company, electric company, electricity company, power
monitoring: monitor, monitoring, monitored, app, how much it is making, production, keep an eye, watch over, eye on
schoolgrade: kindergarten, preschool, grades, grade level, first grade, second grade, third grade, elementary, middle school, high school, k to 12
furniture: furniture, couch, sofa, table, dresser, bed
plants: plant, plants, houseplants, houseplant, shrub, shrubs, bushes
homecomputer: home computer, home computers, kids pc, kids computer, personal computer, my own laptop, family computer, home users, home laptop
recovery: recovery, data recovery, recover, dead drive, get photos back, lost data, hard drive, get files back
market: on market, sit on market, houses sit, homes sit, days on market, take to sell, stay on market
edging: edging, edge, sidewalk, sidewalks, along the walk, blowing
drought: drought, drought tolerant, water expensive, less water, save water, not need much water, xeriscape, dry
landscaping: landscaping, landscape, flower beds, flower bed, garden, bushes, roses, yard
nutrition: nutrition, diet, eating, eat better, meal plan, meal plans, what to eat
prior: prior, prior coverage, insured for years, been insured, previously insured
chef: chef, chefs, cook, cooks, cooking, who cooks, kitchen staff
shutoff: shut off, turn water off, turn off water, shut water, main valve, shut off valve
video: video, see inside, see what is in, footage, show me
`;
