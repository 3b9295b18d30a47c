/**
 * Words that callers and owners use for the same thing, for what every business has: money, time, place, people, rules.
 * One idea a line: `idea: ways to say it`. Matched by word stems; phrases match across articles and possessives
 * ("leave kid" is "leave my kid"). A word may stand in several lines; either reading then counts.
 */
export const BUSINESS_WORDS = `
price: price, cost, charge, fee, rate, pricing, expensive, cheap, affordable, how much, set back, run me, ballpark, damage, dollars, bucks, going rate, what do i owe, looking at, price list, figure on, tariff, quoted, pricier, more expensive, cost more, costlier, go for, goes for, bill, bills, do you bill
free: free, no charge, no cost, complimentary, without paying, cost nothing, cost anything, free of charge, at no cost, on house, for nothing, waived, included, nothing extra, no extra, out of pocket, gratis
extra: extra, additional, surcharge, add, on top, overtime, upcharge, more, plus, higher, double
hidden: hidden, hidden fees, surprise, surprises, catch, strings, strings attached, other fees, extra fees, obligation, surprises on bill, upfront price, final price, price before you start, price change
deposit: deposit, down payment, up front, upfront, retainer, put down, book in, hold date, hold spot, reserve date, secure date, secure spot, earnest money, half down, down, in advance, hold, money down, need from us, need from me, before you start, lock in date, security deposit, cash up front, money up front, come up with, pay to start, to get going, due now, money to book, need money, how much do you want, want before you start, put money down, hold my place, lock it in, before work starts, to reserve, at signing, secure it, secure my, hold it for me
prepay: prepay, pay ahead, pay in advance, pay upfront, prepaid, pay in full, pay all at once, ahead, paying early, pay early, paying ahead, paying up front, pay season
balance: balance, rest, remainder, final payment, when is it due, pay rest, on completion, when finished, at end
discount: discount, percent off, deal, cheaper, coupon, promotion, promo, specials, savings, break on price, reduced, anything off, knock off, money off, bargain, loyalty, off, less, saves, save, special rate, special price, better price, price break, bulk, half price, get break, break, cut me a break, specials going, any specials, cut me deal, better on price, aarp, repeat customer, returning customer, two for one, package price, if i do both, do both, sale, offers
perk: special, anything special, perk, perks, bonus, goodies, gift, free, complimentary, treat
rebate: rebate, money back, cash back, get back, incentive, incentives, tax credit, credit, kickback, give back, grant, grants, subsidy, government money, government help
refund: refund, refundable, nonrefundable, non refundable, deposit back, get back, money back, lose, reimburse, keep deposit, return, returns, lose deposit, forfeit, credit, my money back, get refund, money returned, change my mind about
cancel: cancel, cancellation, cancellations, change mind, back out, call off, get out of, cannot make it, no show, quit, terminate, pull out, something comes up, fall through, not able to make it, unable to make it, stop service, end membership, leave early, come up, comes up, might come up, leave whenever, leave anytime, leave when, stop anytime, get out, call it off, plans change, change of plans, pull plug, bail, cannot come, get out of it, drop out, not able to come, have to cancel
reschedule: reschedule, rescheduling, move appointment, change date, change appointment, another day, different day, rebook, postpone, push back, move it, switch day, shift, change time, move date, call it off, need to move it, move it to, another time, push it back
noshow: no show, no shows, miss appointment, missed, miss, forget, do not show up, did not show, not turn up, skip, last minute, late cancellation, late cancellations, missed appointments
late: late, running late, behind, delayed, on time, grace period, minutes late, tardy, held up, stuck in traffic, few minutes behind, behind schedule, little late
late payment: late fee, pay late, overdue, late payment, past due, late with payment, miss payment
warranty: warranty, guarantee, guaranteed, warranted, breaks again, goes wrong, stand behind, come back and fix, workmanship, not happy, not satisfied, do not like how, is not right, redo, unhappy, dissatisfied, satisfaction, something goes wrong, fails, breaks down, defect, defective, covered for, lasts how long, problem afterwards, problems later, botched, fall apart, if it breaks, back it up, make it right, good for, how long is it good, hate, hate it, regret, do not love, falls off, watertight, parts and labor, clogs again, happens again, protected, protect me, on hook, goes bad, back your work, back work, back it, acts up again, act up again, stand by, if it acts up, problem later, does not work, does not hold, goes out again, quits again, comes loose, falls out, recourse, not happy with, mess up, stands behind, come back for free, problem with work, something wrong later, breaks after
financing: financing, finance, payment plan, installments, instalments, monthly payments, pay over time, in stages, spread out, spread cost, spread payments, spread, afterpay, affirm, klarna, carecredit, wisetack, interest, pay in parts, pay bit by bit, bit at a time, pay off, cannot afford all, pay later, little by little, lump sum, cannot pay all, split payment, in pieces, scratchpay, greensky, synchrony, sunbit, installment, do not have it all, cannot swing it, stretch it out, stretch it, by month, make payments, break it into, pay as i go, pay it down, over few months, pay monthly
loan: loan, loans, lender, borrow
payment: pay with, payment, pay by, method of payment, payment methods, how do people pay, how do i pay, how can i pay, accept, take payment, ways to pay, settle up, how does payment work, tap to pay, pay online, ways of paying, take for payment
card: card, cards, credit card, debit card, credit, debit, visa, mastercard, plastic, swipe, cash only
cash: cash, cash only
check: check, checks, cheque, cheques, personal check, write check, write you a check, personal checks
transfer: zelle, venmo, paypal, cash app, apple pay, bank transfer, wire, ach
bill: bill, bills, billed, invoice, invoices, invoicing, statement, billing
tip: tip, tips, gratuity, tipping, tip jar, something for crew, leave something for, leave a little extra
receipt: receipt, receipts, superbill, itemized, paperwork for insurance, something for taxes, for my taxes, for my insurance
insurance: insurance, insurer, insurers, in network, network, out of network, coverage, covered, ppo, hmo, copay, claim, insurance plan, my plan, carrier, my insurance, reimbursed
insured: insured, insurance, licensed, bonded, license, liability, certified, credentials, covered if something breaks, break something, damage something, damaged, get hurt on, broken, responsible, what if you break, lost or broken, covered, cargo, protected, if you drop, damage it, coverage, value protection, per pound, gets hurt, get hurt, injured on, if something happens, something happens, you break, cover damage, who pays if, pays for damage, liable
trained: trained, training, degree, degrees, graduates, experience, experienced, qualified, qualification, qualifications, certified, certification, background, know what they are doing, professional, professionals, expert, experts, skilled, amateur, amateurs
vetted: vetted, background check, background checked, screened, trust, trustworthy, trusted, who is coming into, safe to let in, strangers, criminal record, checked, safe around, safe with kids, safe to have, background checks, around kids, around my kids, with my kids, trust them, can i trust, strangers in my house, safe with, who are you sending
licensed: licensed, license, legitimate, state license, official, legit, bonded, how do i know you are
crew: crew, crews, own people, own crew, subcontract, subcontractor, subcontractors, subcontracted, employees, day labor, outsourced, outsource, in house, contractors, own guys, own staff, third party, farm out, farmed out, temps, payroll, on payroll, on your payroll, your employees, do you send, who shows up, work for you, your own workers, your people
same person: same person, same one, same people, same crew, same team, same technician, same cleaner, every time, assigned, dedicated, consistent, always same, same guy, same lady, always get same, keep same
years: years, how long have you been, in business, experience, since, founded, established, been around, how old is your company, how long have you existed, history, been doing this, start the business, new company, fly by night, been at it, new in town, since when, been in business, how long you been
owner: owner, founder, founded, boss, in charge, run by, who runs, family business, family owned, locally owned, local company, franchise, chain, independent, head, who started, started company, started by, founded by, who owns, owns it, owns company, owned by, person who owns, behind company, behind this, who is behind, lady who owns, man who owns, mom and pop, local place
references: reference, references, reviews, review, rating, ratings, bbb, testimonials, reputation, other customers, past clients, good company, recommended, recommendations, portfolio, examples, past work, pictures of work, see your work, previous work, before and after, any reviews, what do people say, good reputation, well known, who have you worked for, done this before
open: open, opens, close, closed, closes, closing, hours, business hours, opening, what time do you, how late, until when, till when, how early, shut, shop hours, working hours, answer phone, answered, when are you there, any day closed, closed any day, closed day, swing by, what days are you there, last appointment, open late, are you around, lunch
night: night, nights, evening, evenings, after hours, outside hours, overnight, after six, after five, after work, tonight, late at night, middle of night, after school, once i get off work, when i get off, midnight, late night
weekend: weekend, weekends, outside hours, saturday and sunday
saturday: saturday, saturdays
sunday: sunday, sundays
weekday: weekday, weekdays, during week, monday, tuesday, wednesday, thursday, friday
morning: morning, mornings, early, before work, first thing, crack of dawn, am, before school, early morning
afterhours: after hours, outside hours, emergency line, on call, around the clock, answered 24 hours, anytime, any time, 24 hours, night, nights, weekend, weekends, evenings, three in the morning, middle of night
holiday: holiday, holidays, christmas, thanksgiving, new year, easter, fourth of july, labor day, memorial day, vacation
season: season, seasonal, year round, all year, winter, summer, spring, fall, busy season, off season
emergency: emergency, emergencies, urgent, after hours, asap, immediately, crisis, urgently, 24 hours, around the clock, right now, same day, critical, cannot wait, after you close, on holiday, bad situation, help right away
sameday: same day, today, right away, this afternoon, on spot, while i wait, immediately, day of, last minute, short notice
soon: soon, soonest, fast, quick, quickly, earliest, wait, waiting, turnaround, lead time, how far out, backlog, next available, available, next day, within, right away, how long until, waitlist, waiting list, booked out, days out, weeks out, how far ahead, how far in advance, in how many days, backed up, how booked, wait like, next opening, on schedule, get on schedule, get on calendar
rush: rush, rushed, expedite, expedited, priority, faster, hurry, jump queue, front of line, speed up, quicker
start: start, begin, starting, get going, kick off, commence, underway
advance notice: notice, in advance, ahead of time, ahead, beforehand, how early, book early, far in advance, last minute
setup: setup, set up, get started, getting started, sign up, join, joining, enroll, enrollment, enrolment, registration, register, onboarding, initiation, new clients, activation, startup, become member, become client, signing up, up and running, onboarding takes, get ready, getting it ready, ready to use
respond: respond, response, get back to, reply, react, answer, hear from, call me back, hear back, how long before you answer
callback: call back, calls back, return call, follow up, get back to me, hear from
last: last, lasts, long, duration, minutes, length, how much time, done in, finish, finished, time should i set aside, how long will i be there, in and out, all day thing, turned around, how long am i there
arrive: arrive, arrival, window, arrival window, come between, what time will they, when will they be here, show up, eta, wait around all day, wait around, text me, on the way, crew arrives, time slot, stay home all day, exact time, know when he comes, know when they come, know when, when to expect, when will he come, when they are coming, call before, calls before, call ahead, call first, before he comes, before they come, when should we be ready, be ready, what time should we be ready, arrives, heads up, call when on way, time window, sit around, waiting all day, two hour, how will i know
place: where, address, located, location, directions, find you, based, situated, office, headquarters, storefront, shop, studio, showroom, come in, premises, walk in to, come by
parking: parking, park, leave car, put car, garage, valet, lot, street parking, parking lot, parking space, leave my truck, spot, meter, validate, where do i put car, place for car
transport: transport, transportation, shuttle, ride, loaner, loaners, rental car, lift, taxi, get home, get to work, courtesy car, pick me up, drop me off, get around, no car, without car, stranded, how do i get home, drive me, borrow, borrow car, car i can borrow, use of car
transit: bus, train, subway, transit, metro, station, light rail, public transport
area: area, areas, serve, serves, service area, cover, come out to, travel to, as far as, county, counties, neighborhood, deliver to, radius, outside city, outside town, go that far, in our area, out here, come to, within, out of state, statewide, how far out do you go, too far, your territory, make it out to, go out to
travel: travel, far, miles, distance, mileage, trip, call out, trip charge, trip fee, travel fee, travel charge, fuel, drive time, out of town, far away
home: at home, house call, house calls, in home, come to us, come to me, come to house, mobile, on site, onsite, to place, come here, at our house, come to my, visit us, cannot leave house, housebound, come to office, in person visit, come over, at my place, site visit, home visit, home visits, house visit, come to you
upload: online, upload, uploaded, portal, electronically, digital, digitally, send you, email you, drop box, email documents, scan, app, website, send pictures, send photos, text photos, text pictures, pictures to you
esign: sign online, sign electronically, docusign, e sign, remote signing, notary, notarize, notarized, sign, sign stuff, sign papers, sign documents, signed electronically, drive in to sign
estimate: estimate, estimates, quote, quotes, quotation, bid, bids, give price, written price, look at it, take a look, come out and look, come look, site visit, assessment, walk through, walkthrough, evaluation, advisor, design visit, proposal, give number, give an idea, price it out, come measure, measure, measurements, work up a price, size it up, come see, see the job, having a look, have a look, come look before, tell me what it costs, somebody come out and tell me, written estimate, free estimate
consultation: consultation, consult, consultations, case review, first meeting, initial meeting, first visit, initial visit, intro call, discovery call, talk first, phone consultations, sit down, free visit, evaluation, evaluations, design visit, site visit, first appointment, new patient, new client, initial appointment, first talk, meet first, meet you first, talk it over, chat first, get to know, first time in, hear my story, discuss my case, look over my case, tell you about my case, talk to someone first, talk with someone first, speak to someone first, talk to somebody first, first half hour, first hour, ask questions before, ask some questions
inspection: inspection, inspect, inspections, check it, check over, checkup, check up, look it over, look at it before, before i buy, buying a used, pre purchase, examine, examination, camera inspection, look inside, give it once over, have it looked at, drone, climb up, climb up there, go up on roof, look at roof
trial: trial, try, tried, try it, try out, trying, intro, introductory, intro session, first class, first session, first one, first lesson, commit, commitment, sample, taster, tasting, test drive, obligation, demo, free class, free lesson, before deciding, before i decide, see if we like, see if i like, give it a go, without committing, day pass, drop in, guest pass, one time visit, practice run, practice, rehearsal, come once, just once to see, come just once, one class, starter, starter thing, starting session, before i commit, before committing, test it out, see if it is for me, no strings, sample class, give it try, one time thing
contract: contract, contracts, commitment, commit, locked in, lock in, month to month, obligation, minimum term, sign contract, tied, agreement, locked into, tied down, tied in, stuck with, long term, for whole year, year long, cancel anytime, walk away, quit anytime, sign something, stuck, stuck in, sign up for, have to stay, stay for, want out, commit for, log in year
minimum: minimum, minimal, at least, least, smallest, enough, fewest, min, no fewer, too small, small job, little job, just one, only one, tiny job, lowest, start at, starts at, starting at, from, shortest, least you, minimum charge, at the least
maximum: maximum, max, at most, most, up to, limit, how many, biggest, largest, capacity, hold, fit, how big, seat, seats, too many, crowded, class size, no more than, big enough, room for, squeeze in, cap, limits, unlimited, packed, how full, full
package: program, programs, package, packages, bundle, bundles, plan, plans, membership, subscription, multiple sessions, several sessions, multi pack, series, more than one, buy several, punch card, ten pack, combo
membership: membership, member, members, join, subscription, monthly plan, maintenance plan, club, in house plan, savings plan, annual plan, yearly plan, monthly fee, member price, members get
freeze: freeze, pause, put on hold, suspend, vacation hold, take a break, skip month, away all, on vacation, out of town, going away, away for month, be gone
included: include, included, includes, including, comes with, come with, part of, covers, covered, what is in, provided, supplied, incl, what all, get for that, get for my money, everything, extra for, on top, what is in that, does that cover, part of price, go with it
bring: bring, bring along, need with me, need to have, supply, have ready
prep: prep, prepare, preparation, get ready, beforehand, before you come, before we come, do anything before, before visit, before appointment, bring, wear, eat before, clear out, move furniture, clean up before, before you start, ahead of visit, need to do anything, get the place ready, pick up, hours before, day before, patch test, need before, anything before, before you get here, before he gets here, before guy gets here, before they get here, need to do first, should i clear, get it ready, before you guys get here, paperwork, need to bring, have to move
aftercare: aftercare, after care, afterwards, recovery, recover, heal, downtime, back to normal, after treatment, follow up
athome: be home, be there, be present, home when, stay home, someone home, let you in, let them in, leave key, key, keys, gate code, code, lockbox, be around, while i am at work, while i am out, when i am not there, gate unlocked, unlocked, unlock gate
appointment: appointment, appointments, book, booking, reserve, reservation, reservations, schedule, walk in, walk ins, drop in, drop by, just come, come in without, stop by, make appointment, ahead, pop in, swing by, come whenever, come any time, turn up, just show up, walk right in, call ahead, squeeze me in, first come, do i need to call
group: group, groups, party, parties, large group, private event, bachelorette, bachelor party, girls, team, teams, bunch of us, several of us, group rate, corporate group, company outing, of us, how many of us, friends, big group, too many of us, whole family, my friends, office party
children: kid, kids, child, children, toddler, toddlers, baby, babies, little one, little ones, pediatric, minors, youth, childcare, infant, infants, year old, grandkids, grandchildren, family friendly, newborn, son, daughter, boy, girl, sons, daughters, five year old, ages, kiddo, kiddos, little guy, little girl, stroller, bring kids
childcare: childcare, child care, daycare, babysitting, babysitter, babysit, creche, nursery, leave kid, leave kids, leave son, leave daughter, leave baby, watch my, watch kids, watch kid, someone to watch, mind kids, drop kids, look after kids, look after my, little one while
age: age, ages, years old, how old, too young, too old, minimum age
teen: teen, teens, teenager, teenagers, adolescent, high school, teenage, sixteen, sixteen year old, seventeen year old, new driver, teen driver, young driver, thirteen, fourteen, fifteen
senior: senior, seniors, elderly, retired, older people, older adults, pensioner, retiree, old folks, over sixty, 65, 62, 60, over 60, my age, social security, seventy, eighty, my grandmother, my grandfather, elderly mother, elderly father, my mom is 80, older folks, over 55, fifty five
student: student, students, college, university, gpa, school, in college, at university, college kid, in school
military: military, veteran, veterans, vets, vet, army, navy, marine, marines, service member, armed forces, first responder, first responders, air force, served, soldier, soldiers, police officer, firefighter
couple: couple, couples, partner, spouse, husband, wife, two of us, both of us, marriage, husband and me, wife and me, relationship, together
family: family, families, household, relatives, whole family
accessible: accessible, accessibility, wheelchair, disabled, disability, handicap, handicapped, ramp, elevator, step free, stairs, cane, crutches, hard to walk, cannot climb, ground floor, scooter, bad knees, cannot do stairs, ground level, walker, cannot walk well, mobility
elevator: elevator, elevators, lift, escalator, stairs, floor, upstairs
stairs: stairs, staircase, floor, floors, steps, walk up, elevator, story, storey, third floor, second floor, upstairs, flights
pet: pet, pets, animal, animals, furry
dog: dog, dogs, puppy, puppies, canine, pup, pooch
cat: cat, cats, kitten, kittens, feline, kitty
safe: safe, dangerous, harmful, toxic, hazardous, poisonous, harm, safety, risky, fumes, nontoxic, make sick, sick from, bad for, okay for kids, okay for pets, around kids, around pets, around children, vetted, pregnant, breathing problems, asthma, okay to breathe, leave house while
ecofriendly: eco, eco friendly, green, organic, natural, chemical, chemicals, nontoxic, environmentally, environment, recycle, recycled, recycling, sustainable, biodegradable, harsh
allergy: allergy, allergies, allergic, nut, nuts, peanut, shellfish, dairy, lactose, sensitive, sensitivities, scent free, fragrance, fragrance free, unscented, nut free, peanuts, tree nuts, allergic to, bee allergy, cat allergy, react to, break out
nervous: anxious, anxiety, afraid, scared, scary, fear, coward, phobia, terrified, relax, sedation, sedate, sedated, nitrous, laughing gas, calm, numb, put me under, freaked out, panic, dread, hate needles, big baby, chicken, knock out, put to sleep, gentle, squeamish, wimp, stressed, nervous, hates dentist, hates needles, easily scared, gets anxious, freaks out
pain: pain, painful, hurt, hurts, hurting, sore, ache, aching, numb, numbing, discomfort, will it hurt, is it painful, numb me
beginner: beginner, beginners, first time, never done, never tried, out of shape, new to, no experience, complete beginner, starter, starters, start from scratch, from scratch, novice, all levels, newbie, any level, never touched, never lifted, where do i start, start out, fundamentals, basics, rusty, never danced, no clue, clueless, total newbie, first timer
language: speak, speaks, spanish, language, languages, bilingual, interpreter, translator, translate, english is not, in spanish, does not speak english, english very well
spanish: spanish, espanol, bilingual, habla, hispanic, in spanish
women: woman, women, female, lady, ladies
men: man, men, male, gentlemen, guys
report: report, reports, progress, update, updates, feedback, keep me posted, keep us posted, how she is doing, how he is doing, how they are doing, informed, track, let parents know, know whether, tell how, hear how, see results, getting better, improving, improvement, in the loop, notes, hear how it went, how it went, went today, summary after, know how it is going, keep me informed, stay in touch, let me know how, tell me how
switch: switch, do not like, dont like, not like, not good fit, do not get along, not work out, not click, someone else, another one, not hit it off, bad match, not gel, wrong fit, chemistry, personality, does not work out, change therapist, change tutor, different one, different person, switch to, try someone, somebody different, someone different, change therapists, change doctors
referral: referral, referred, referrals, refer, doctors note, note from doctor, something from doctor, doctors order, send friend, refer friend, recommend friend, friend sign up, bring friend, tell friends, neighbor signs up, signs up too, sign up too, bring buddy, bringing buddy, get for bringing, doctor to send, send me to, refer a friend, bonus for
friend: friend, buddy, guest, guests, plus one, bring someone, bring friend, bring along
abroad: abroad, overseas, outside country, foreign, foreigner, international, relocation, relocate, relocating, immigrant, another country, out of country, expat, from europe, from another country, moving from overseas
privacy: privacy, private, confidential, confidentiality, discreet, hipaa, between us, keep secret, anyone find out, tell my, share my information, stay between, boss find out, wife find out, husband find out, find out about, know about, stays private, stay private
certificate: certificate, certificates, paper, papers, paperwork, document, documents, documentation, proof, letter, form, forms, coi
permit: permit, permits, city approval, approval, zoning, hoa, city hall, code, town, building department, red tape, file with city, city, pull permit, city stuff, permission, inspector, legal stuff
hoa: hoa, homeowners association, association, board, condo board
cleanup: cleanup, clean up, mess, debris, haul away, haul, dispose, disposal, trash, garbage, take away, rubbish, nails left, leave it clean, dump, haul off, old one, take old, get rid of, leftover, junk, sweep, dust, tidy, hauled away, hauled, happens to old, what happens to old, left over, leftovers, take away old, nails all over, nails everywhere, leave mess, haul it off, take old one, who cleans up, rid of debris, clean after, clean up after
materials: materials, material, supplies, brand, brands, product, products, equipment, make, makes, manufacturer, kind do you use, what do you use, made of, quality, parts, what kind of paint, name brand, cheap stuff, good stuff, what do you put
parts: parts, part, genuine, original, oem, aftermarket, spare
supplies: supply, supplies, supplied, bring everything, equipment, materials, vacuum, tools, gear, provide, own equipment, rent equipment, mat, mats
delivery: delivery, deliver, delivers, delivered, drop off, dropped off, bring it to, ship, shipping, send it, mail it, by mail, shipped, bring over, bring it over, bring food over
pickup: pickup, pick up, picked up, collect, pick it up, come get it, come and get, fetch, curbside, grab
storage: storage, store, storing, keep things, warehouse, stored, keep stuff, put my things, hold onto, leave my stuff, between places, hold my stuff, hold stuff, hold furniture, not ready
gift: gift, gifts, gift card, gift cards, gift certificate, voucher, vouchers, present, surprise for
music: music, dj, band, playlist, speakers, live music, mariachi, entertainment, karaoke
wifi: wifi, wi fi, internet, sit and work, waiting room, lounge, wait there, coffee
food: food, snacks, eat, eating, coffee, drinks
outside: outside, own, byo
hold: hold, layaway, set aside, save spot
photo: photo, photos, pictures, picture, photography, image, images, photographer, photographers, photograph, photographs, shots, gallery
recording: recording, recorded, record, video, film
emergency number: hotline, emergency number, number to call, call instead, who do i call
manager: manager, managers, supervisor, in charge
person in charge: person in charge, in charge, manager, foreman, head of, stay in charge, charge of crew, supervise, supervises
jobs: hiring, career, careers
repair: repair, repairs, fix, fixes, fixed, mend, fixing, repaired, patch, patched
replace: replace, replacement, swap, replaced, brand new
install: install, installs, installation, put in, fit, put up, puts up, installing, hook up, set up, fitted
maintenance: maintenance, tune up, tuneup, service plan, annual service, checkup, maintain, upkeep, once a year, regular service, keep it running, yearly check
used: used, second hand, secondhand, refurbished, preowned, pre owned
buy: sell, sells, for sale, buy from you, purchase from you
rental: rent, rents, rental, rentals, renting, lease, leasing
test: test, tests, tested, testing, check
recur: come back, comes back, came back, coming back, show up again, shows up again, reappear, happens again, do it again, come back again
selfpay: without insurance, self pay, pay myself, cash price, uninsured, no insurance, do not have insurance, out of pocket
lowincome: sliding scale, lower cost, afford, cannot afford, low income, intern, interns, tight budget, money is tight, broke, on a budget, cheaper option, less expensive, hardship, reduced, cheaper, something cheaper, cheap
getin: get in, be seen, seen, see me, fit me in, get an appointment, start, first available, take new, accepting new
new customers: new patients, new clients, new customers, accepting new, taking new, take on, taking on, first time, first visit, new to you, new patient, new client, new member, never been, never been before, brand new, just moved
worth: worth, value, appraisal, appraise, valuation, market analysis, market value, valued, what it is worth
commercial: commercial, business, businesses, office, offices, corporate, company, companies, office building, office buildings, warehouse, commercial property
residential: residential, home, house, homes, houses, apartment, apartments, homeowner, condo, condos
size: size, sizes, square feet, dimensions, how big
quantity: each, apiece
weather: weather, rain, rains, raining, bad weather, weather is bad, sunny, wet, forecast, pouring, rained, rained out, rainy, downpour
change: change, changes, guest count, adjust, modify, alter, add people, more people, fewer people, headcount, head count, number changes, numbers change, more guests, final numbers, how many coming, how many are coming, exact number, final count, final head count
text: text, texts, sms, text message, texting
email: email, emails, emailed
smoking: smoke, smoking, smoke free, vape
single: single, individual, just one, one time, one off, once
seven days: every day, daily, seven days, weekends
modality: in person, online, virtual, virtually, video, zoom, remote, remotely, telehealth, over phone, facetime, by phone, video call, face to face, online only, remote first, come in, skype, on computer, from home, log in, dial in, connect from, without coming in, from my couch, over video, on phone
payterms: how do i pay, when do i pay, pay all at once, pay at end, all at end, stages, half down, on completion, at time of, in full, pay when, upfront, due, all at once, when is it due, after job, take money, take the money, pay balance, rest when, when you are happy, pay at pickup, at pickup, at checkout, due at, on delivery, have to pay, need payment, whole year, pay whole year, at once, pay later, later, before start
insurer: everyone else, most insurance, all insurance, major insurance, major insurances, insurance plans, most plans, most insurances, any insurance
goodstudent: good student, good grades, honor roll, b average, straight as, grades, straight a, all as
showroom: showroom, samples, see samples, display, see materials, look at materials, come see things, see things, look at things
yearly: yearly, annually, annual, once year, per year, year, every year
monthly: monthly, every month, per month, once month, month
weekly: weekly, every week, per week, once week
refrigeration: refrigeration, freezer, freezers, walk in freezer, cooler, walk in cooler
insurer name: metlife, aetna, cigna, humana, kaiser, blue cross, blue shield, bcbs, united healthcare, unitedhealthcare, delta dental, guardian, anthem, tricare, medicaid, medicare, oscar, ambetter, molina
european make: bmw, audi, mercedes, volkswagen, vw, volvo, porsche, mini cooper, fiat, jaguar, land rover, saab, alfa romeo, bmws, audis, jetta, golf, passat, tiguan, a4, q5, mini
asian make: toyota, honda, nissan, hyundai, kia, mazda, subaru, subarus, lexus, acura, mitsubishi, civic, accord, camry, corolla, prius, altima, outback, rav4, sentra, elantra
american make: ford, chevy, chevrolet, dodge, jeep, gmc, chrysler, cadillac, buick, silverado, wrangler, explorer, mustang, tahoe, malibu, pickup truck
reminder: remind, reminder, reminders, remind me
origin: made in, where from, manufactured in, imported, from china, american made, origin
assessment: assess, assessment, find out where he is, find out where she is, his level, her level, what level, placement, test every, diagnostic test, evaluate, measured
alldays: every day, daily, seven days, seven days a week, all week, any day, whole week
fuel: fuel, gas, gasoline, mileage
nonprofit: nonprofit, nonprofits, charity, charities, church, non profit
training: train, teach, training, workshop, course, class, learn, lesson, learn ropes, click bad links
apply: apply, application, applications, application fee
dropin: drop in, just once, come once, single visit, one visit, guest pass
uniform: uniform, uniforms, id badge, badge, identify, know it is really, know it is you, proof it is you
shoes: shoe covers, booties, boots, wear something, take shoes off, shoes, muddy, carpets
secondopinion: second opinion, other quote, another company, another quote, compare quotes, double check
brands: brand, brands, all brands, any brand, any make, all makes, makes and models, trane, lennox, carrier, goodman, rheem, bosch, daikin
early: early, ahead of time, beforehand, before my appointment, before appointment
last minute: skip, last minute
fancy: fanciest, fancy, best menu, top, premium, plated
nails: nails all over, nails in, nails left, magnet, magnets
compare: shop around, compare, compares, check prices, different companies
health insurance: health plan, health plans, health insurance, medical plan
office visit: office visit, checkup, check up, exam, regular visit, normal visit, normal checkup, wellness
serious: serious, critical, urgent, major, big problem
depth: deep, how deep, inches, inch
coding: coding, programming, computer science, code
drive: drive, driving, travel
get rid: get rid of, removal, remove, take away, haul
member: non members, nonmembers, members only, guests
idcard: id card, id cards, insurance card, proof of insurance, proof
closing costs: closing costs, closing cost
goat: goat, goats
sheep: sheep, lamb
cow: cow, cows, cattle
pig: pig, pigs
chicken: chicken, chickens, hens, poultry
llama: llama, alpaca
dig: dig, drill, digs, drills, drilling, digging
biology: biology
chemistry: chemistry
physics: physics
algebra: algebra
geometry: geometry
calculus: calculus, trigonometry
competitor: competitor, competitors, other companies, other company, another company, other shops, elsewhere
`;
