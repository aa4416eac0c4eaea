/** Finds all codes of a text, with what is said of each. */
import { bareSightings } from './bare-numbers.ts';
import { sightingAtStart, sightingsIn } from './field-codes.ts';
import { findFields } from './fields.ts';
import { capitalSightings, linkSightings, oauthSightings, wordSightings } from './marked-codes.ts';
import { digitsOf, type Scene } from './scene.ts';
import { setOffSightings } from './set-off-codes.ts';
import { Places, type Sighting } from './sighting.ts';
import { tableSightings } from './table-columns.ts';

/** After so many places of one code further ones say nothing new. */
const mostPlaces = 60;

/** Wrappers say -1 or 1 of a failure whose own code stands in their message. */
function isWrapper(sighting: Sighting, all: readonly Sighting[]): boolean {
  const { message } = sighting;
  if (sighting.codeField !== 'code' || digitsOf(sighting.code) > 1 || message === null) return false;
  return all.some(({ start }) => start > message.start && start < message.end);
}

/** Sightings in order of appearance; of two at one place, the first given. */
function inOrder(sightings: readonly Sighting[]): Sighting[] {
  const byPlace = new Map<number, Sighting>();
  for (const sighting of sightings) {
    if (!byPlace.has(sighting.start)) byPlace.set(sighting.start, sighting);
  }
  return [...byPlace.values()].sort((a, b) => a.start - b.start);
}

/** All codes that a text holds, in order of appearance; one code as often as it stands there. */
export function findSightings(scene: Scene): Sighting[] {
  const fields = findFields(scene.plain);
  const places = new Places(mostPlaces);
  const inFields = fields.flatMap((field, position) => {
    const found =
      field.kind === 'message' ? sightingAtStart(scene, field) : sightingsIn(scene, fields, position, places);
    return found ?? [];
  });
  const marked = [
    ...inFields,
    ...linkSightings(scene, places),
    ...oauthSightings(scene, places, inFields),
    ...wordSightings(scene, places),
    ...capitalSightings(scene, places, inFields),
    ...setOffSightings(scene, places),
    ...tableSightings(scene, places),
  ];
  const all = inOrder([...marked, ...bareSightings(scene, new Set(marked.map(({ start }) => start)))]);
  return all.filter((sighting) => !isWrapper(sighting, all));
}
