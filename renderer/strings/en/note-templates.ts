/** Beginnings of notes for the work of documenting: questions to be answered, never an answer. */
export const noteTemplates = {
  appraisal: {
    name: 'Source appraisal',
    body: `## What it is

- Who published it, and when:
- In which language, translated from which:
- How it came to the library:

## Who speaks

- The author or speaker, and how they know (saw it, was told, holds papers):
- What they were at the time, and what they are now:
- Whom they name as their own source:

## What it states

- Persons:
- Places and dates:
- Figures, and whose count they are:

## How far it carries

- What other sources confirm, and whether they are independent of it:
- What other sources contradict:
- What is missing, cut or hard to read:

## To do

- `,
  },
  interview: {
    name: 'Interview',
    body: `## Circumstances

- Speaker (or the name agreed for them):
- Date, place, language, interpreter:
- Agreed on use, anonymity and keeping:

## What was told

- Seen with own eyes:
- Heard from others, from whom:
- Documents or objects shown:

## Names and dates mentioned

- 

## In their words

> 

## To be checked

- 

## Care

- What must not be asked again, and whom to ask before contacting them:
`,
  },
  person: {
    name: 'Person: what each source says',
    body: `## Spellings and other names

- 

## What each source says

### Source: 

- Role, place, time:
- In its words:
- How the source knows:

### Source: 

- Role, place, time:
- In its words:
- How the source knows:

## Where they agree

- 

## Where they differ

- 

## Not stated anywhere

- 
`,
  },
  question: {
    name: 'Open question',
    body: `## The question

## Why it matters

## What is known, according to whom

- 

## What would answer it

- 

## Asked so far

- 
`,
  },
};
