<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>account</name>
    <message numerus="yes">
        <source>%n field(s) not known yet</source>
        <translation><numerusform>%n field not known yet</numerusform><numerusform>%n fields not known yet</numerusform></translation>
    </message>
</context>
<context>
    <name>accounts</name>
    <message numerus="yes">
        <source>%n account(s)</source>
        <translation><numerusform>%n account</numerusform><numerusform>%n accounts</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s) lie outside the table and are left out.</source>
        <translation><numerusform>%n cell lies outside the table and is left out.</numerusform><numerusform>%n cells lie outside the table and are left out.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s) will change.</source>
        <translation><numerusform>%n cell will change.</numerusform><numerusform>%n cells will change.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n more cell(s) stay as they are.</source>
        <translation><numerusform>%n more cell stays as it is.</numerusform><numerusform>%n more cells stay as they are.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) written to {path}</source>
        <translation><numerusform>%n row written to {path}</numerusform><numerusform>%n rows written to {path}</numerusform></translation>
    </message>
</context>
<context>
    <name>activity</name>
    <message numerus="yes">
        <source>%n account(s)</source>
        <translation><numerusform>%n account</numerusform><numerusform>%n accounts</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n voice(s)</source>
        <translation><numerusform>%n voice</numerusform><numerusform>%n voices</numerusform></translation>
    </message>
</context>
<context>
    <name>balance</name>
    <message numerus="yes">
        <source>%n account(s)</source>
        <translation><numerusform>%n account</numerusform><numerusform>%n accounts</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) are unclassified: what they need is unknown.</source>
        <translation><numerusform>%n account is unclassified: what it needs is unknown.</numerusform><numerusform>%n accounts are unclassified: what they need is unknown.</numerusform></translation>
    </message>
</context>
<context>
    <name>brief</name>
    <message numerus="yes">
        <source>%n day(s) left to decide</source>
        <translation><numerusform>%n day left to decide</numerusform><numerusform>%n days left to decide</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Last touch {day}, %n day(s) ago</source>
        <translation><numerusform>Last touch {day}, %n day ago</numerusform><numerusform>Last touch {day}, %n days ago</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation><numerusform>and %n more</numerusform><numerusform>and %n more</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{text} (was due {day}, %n day(s) over)</source>
        <translation><numerusform>{text} (was due {day}, %n day over)</numerusform><numerusform>{text} (was due {day}, %n days over)</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{ticket} (opened {day}, open for %n day(s))</source>
        <translation><numerusform>{ticket} (opened {day}, open for %n day)</numerusform><numerusform>{ticket} (opened {day}, open for %n days)</numerusform></translation>
    </message>
</context>
<context>
    <name>calendars</name>
    <message numerus="yes">
        <source>%n meeting(s) with people on the stop-list were not kept</source>
        <translation><numerusform>%n meeting with people on the stop-list was not kept</numerusform><numerusform>%n meetings with people on the stop-list were not kept</numerusform></translation>
    </message>
</context>
<context>
    <name>cli</name>
    <message numerus="yes">
        <source>%n account(s)</source>
        <translation><numerusform>%n account</numerusform><numerusform>%n accounts</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) cost more than their margin.</source>
        <translation><numerusform>%n account costs more than its margin.</numerusform><numerusform>%n accounts cost more than their margin.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) in other currencies are left out</source>
        <translation><numerusform>%n account in another currency is left out</numerusform><numerusform>%n accounts in other currencies are left out</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) keep their tier: rescue, renewal or strategic.</source>
        <translation><numerusform>%n account keeps its tier: rescue, renewal or strategic.</numerusform><numerusform>%n accounts keep their tier: rescue, renewal or strategic.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) whose ARR is not known are left out</source>
        <translation><numerusform>%n account whose ARR is not known is left out</numerusform><numerusform>%n accounts whose ARR is not known are left out</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n account(s) without a tier are in no load</source>
        <translation><numerusform>%n account without a tier is in no load</numerusform><numerusform>%n accounts without a tier are in no load</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n draft(s) wait in the window</source>
        <translation><numerusform>%n draft waits in the window</numerusform><numerusform>%n drafts wait in the window</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) are not known yet; each is a task</source>
        <translation><numerusform>%n field is not known yet; it is a task</numerusform><numerusform>%n fields are not known yet; each is a task</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) written</source>
        <translation><numerusform>%n file written</numerusform><numerusform>%n files written</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n proposed move(s); nothing was changed.</source>
        <translation><numerusform>%n proposed move; nothing was changed.</numerusform><numerusform>%n proposed moves; nothing was changed.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) held</source>
        <translation><numerusform>%n row held</numerusform><numerusform>%n rows held</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n to-do(s)</source>
        <translation><numerusform>%n to-do</numerusform><numerusform>%n to-dos</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n unclassified account(s) without {fact}</source>
        <translation><numerusform>%n unclassified account without {fact}</numerusform><numerusform>%n unclassified accounts without {fact}</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Edited in two places: %n draft(s) beside it say something else</source>
        <translation><numerusform>Edited in two places: %n draft beside it says something else</numerusform><numerusform>Edited in two places: %n drafts beside it say something else</numerusform></translation>
    </message>
</context>
<context>
    <name>conditions</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation><numerusform>%n day</numerusform><numerusform>%n days</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n month(s)</source>
        <translation><numerusform>%n month</numerusform><numerusform>%n months</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n week(s)</source>
        <translation><numerusform>%n week</numerusform><numerusform>%n weeks</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n year(s)</source>
        <translation><numerusform>%n year</numerusform><numerusform>%n years</numerusform></translation>
    </message>
</context>
<context>
    <name>data</name>
    <message numerus="yes">
        <source>%n note(s) edited in two places. Both texts are kept.</source>
        <translation><numerusform>%n note was edited in two places. Both texts are kept.</numerusform><numerusform>%n notes were edited in two places. Both texts are kept.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Remove %n account(s)</source>
        <translation><numerusform>Remove %n account</numerusform><numerusform>Remove %n accounts</numerusform></translation>
    </message>
</context>
<context>
    <name>done</name>
    <message numerus="yes">
        <source>%n account(s) retired</source>
        <translation><numerusform>%n account retired</numerusform><numerusform>%n accounts retired</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) under {topic}</source>
        <translation><numerusform>%n line under {topic}</numerusform><numerusform>%n lines under {topic}</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) without a topic</source>
        <translation><numerusform>%n line without a topic</numerusform><numerusform>%n lines without a topic</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) put back</source>
        <translation><numerusform>%n note put back</numerusform><numerusform>%n notes put back</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) taken from {names}</source>
        <translation><numerusform>%n note taken from {names}</numerusform><numerusform>%n notes taken from {names}</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) taken from {names}; {apart} edited here meanwhile, kept beside the note</source>
        <translation><numerusform>%n note taken from {names}; {apart} edited here meanwhile, kept beside the note</numerusform><numerusform>%n notes taken from {names}; {apart} edited here meanwhile, kept beside the note</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) added from cards</source>
        <translation><numerusform>%n person added from cards</numerusform><numerusform>%n people added from cards</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) brought back</source>
        <translation><numerusform>%n person brought back</numerusform><numerusform>%n people brought back</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) removed</source>
        <translation><numerusform>%n person removed</numerusform><numerusform>%n people removed</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n renewal(s) changed</source>
        <translation><numerusform>%n renewal changed</numerusform><numerusform>%n renewals changed</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) held again</source>
        <translation><numerusform>%n row held again</numerusform><numerusform>%n rows held again</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) left out</source>
        <translation><numerusform>%n row left out</numerusform><numerusform>%n rows left out</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n to-do(s) as before</source>
        <translation><numerusform>%n to-do as before</numerusform><numerusform>%n to-dos as before</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n to-do(s) back with the account's owner</source>
        <translation><numerusform>%n to-do back with the account's owner</numerusform><numerusform>%n to-dos back with the account's owner</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n to-do(s) done</source>
        <translation><numerusform>%n to-do done</numerusform><numerusform>%n to-dos done</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n to-do(s) given to {owner}</source>
        <translation><numerusform>%n to-do given to {owner}</numerusform><numerusform>%n to-dos given to {owner}</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n to-do(s) open again</source>
        <translation><numerusform>%n to-do open again</numerusform><numerusform>%n to-dos open again</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n to-do(s) put off</source>
        <translation><numerusform>%n to-do put off</numerusform><numerusform>%n to-dos put off</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n to-do(s) skipped, quiet until {until}</source>
        <translation><numerusform>%n to-do skipped, quiet until {until}</numerusform><numerusform>%n to-dos skipped, quiet until {until}</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n voice(s) put under a request</source>
        <translation><numerusform>%n voice put under a request</numerusform><numerusform>%n voices put under a request</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Brief of %n account(s) written to {path}</source>
        <translation><numerusform>Brief of %n account written to {path}</numerusform><numerusform>Brief of %n accounts written to {path}</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Changed %n account(s)</source>
        <translation><numerusform>Changed %n account</numerusform><numerusform>Changed %n accounts</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Customer voice written down on %n account(s)</source>
        <translation><numerusform>Customer voice written down on %n account</numerusform><numerusform>Customer voice written down on %n accounts</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Note written on %n account(s)</source>
        <translation><numerusform>Note written on %n account</numerusform><numerusform>Note written on %n accounts</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Phase of %n account(s) set by hand: {phase}, until {day}</source>
        <translation><numerusform>Phase of %n account set by hand: {phase}, until {day}</numerusform><numerusform>Phase of %n accounts set by hand: {phase}, until {day}</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Playbook {name}: %n to-do(s) added</source>
        <translation><numerusform>Playbook {name}: %n to-do added</numerusform><numerusform>Playbook {name}: %n to-dos added</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Shipped: {title}. %n account(s) to tell</source>
        <translation><numerusform>Shipped: {title}. %n account to tell</numerusform><numerusform>Shipped: {title}. %n accounts to tell</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>The sample book is ready: %n account(s)</source>
        <translation><numerusform>The sample book is ready: %n account</numerusform><numerusform>The sample book is ready: %n accounts</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Tier of %n account(s) set by hand</source>
        <translation><numerusform>Tier of %n account set by hand</numerusform><numerusform>Tier of %n accounts set by hand</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Tiers reviewed: %n account(s) moved</source>
        <translation><numerusform>Tiers reviewed: %n account moved</numerusform><numerusform>Tiers reviewed: %n accounts moved</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>To-do added on %n account(s): {text}</source>
        <translation><numerusform>To-do added on %n account: {text}</numerusform><numerusform>To-do added on %n accounts: {text}</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Touch logged for %n account(s)</source>
        <translation><numerusform>Touch logged for %n account</numerusform><numerusform>Touch logged for %n accounts</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{address} is on the stop-list; %n meeting(s) deleted</source>
        <translation><numerusform>{address} is on the stop-list; %n meeting deleted</numerusform><numerusform>{address} is on the stop-list; %n meetings deleted</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{owner} is back: %n to-do(s) theirs again</source>
        <translation><numerusform>{owner} is back: %n to-do theirs again</numerusform><numerusform>{owner} is back: %n to-dos theirs again</numerusform></translation>
    </message>
</context>
<context>
    <name>handover</name>
    <message numerus="yes">
        <source>%n seat(s)</source>
        <translation><numerusform>%n seat</numerusform><numerusform>%n seats</numerusform></translation>
    </message>
</context>
<context>
    <name>incoming</name>
    <message numerus="yes">
        <source>{title} · %n more</source>
        <translation><numerusform>{title} · %n more</numerusform><numerusform>{title} · %n more</numerusform></translation>
    </message>
</context>
<context>
    <name>matrix</name>
    <message numerus="yes">
        <source>{tier}, {phase}: %n account(s)</source>
        <translation><numerusform>{tier}, {phase}: %n account</numerusform><numerusform>{tier}, {phase}: %n accounts</numerusform></translation>
    </message>
</context>
<context>
    <name>phases</name>
    <message numerus="yes">
        <source>%n account(s) as of {day}</source>
        <translation><numerusform>%n account as of {day}</numerusform><numerusform>%n accounts as of {day}</numerusform></translation>
    </message>
</context>
<context>
    <name>status</name>
    <message numerus="yes">
        <source>! Data is %n day(s) old</source>
        <translation><numerusform>! Data is %n day old</numerusform><numerusform>! Data is %n days old</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) held back</source>
        <translation><numerusform>%n row held back</numerusform><numerusform>%n rows held back</numerusform></translation>
    </message>
</context>
<context>
    <name>sync</name>
    <message numerus="yes">
        <source>%n row(s) vanished from the source and were retired</source>
        <translation><numerusform>%n row vanished from the source and was retired</numerusform><numerusform>%n rows vanished from the source and were retired</numerusform></translation>
    </message>
</context>
<context>
    <name>table</name>
    <message numerus="yes">
        <source>%n rows are too many for the clipboard. Export them instead.</source>
        <translation><numerusform>%n row is too many for the clipboard. Export it instead.</numerusform><numerusform>%n rows are too many for the clipboard. Export them instead.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation><numerusform>%n selected</numerusform><numerusform>%n selected</numerusform></translation>
    </message>
</context>
<context>
    <name>time</name>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation><numerusform>%n day ago</numerusform><numerusform>%n days ago</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>in %n day(s)</source>
        <translation><numerusform>in %n day</numerusform><numerusform>in %n days</numerusform></translation>
    </message>
</context>
<context>
    <name>today</name>
    <message numerus="yes">
        <source>%n got worse</source>
        <translation><numerusform>%n got worse</numerusform><numerusform>%n got worse</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation><numerusform>%n note</numerusform><numerusform>%n notes</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation><numerusform>%n row</numerusform><numerusform>%n rows</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n tech-touch account(s) need action</source>
        <translation><numerusform>%n tech-touch account needs action</numerusform><numerusform>%n tech-touch accounts need action</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n to reply to</source>
        <translation><numerusform>%n to reply to</numerusform><numerusform>%n to reply to</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n to-do(s) done</source>
        <translation><numerusform>%n to-do done</numerusform><numerusform>%n to-dos done</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n touch(es)</source>
        <translation><numerusform>%n touch</numerusform><numerusform>%n touches</numerusform></translation>
    </message>
</context>
<context>
    <name>touch</name>
    <message numerus="yes">
        <source>The next touch at the latest %n day(s) after the last.</source>
        <translation><numerusform>The next touch at the latest %n day after the last.</numerusform><numerusform>The next touch at the latest %n days after the last.</numerusform></translation>
    </message>
</context>
<context>
    <name>units</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation><numerusform>%n day</numerusform><numerusform>%n days</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <translation><numerusform>%n person</numerusform><numerusform>%n people</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n seat(s)</source>
        <translation><numerusform>%n seat</numerusform><numerusform>%n seats</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n ticket(s)</source>
        <translation><numerusform>%n ticket</numerusform><numerusform>%n tickets</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n touch(es)</source>
        <translation><numerusform>%n touch</numerusform><numerusform>%n touches</numerusform></translation>
    </message>
</context>
</TS>
