/** The tones, in Hz, and the time between them, in seconds. */
const tones = [659, 880];
const step = 0.12;
const loudness = 0.08;

/** Two soft tones. Silent where the browser has no sound, or wants a click in the page first. */
export function playChime(): void {
  if (!globalThis.AudioContext) return;
  const audio = new AudioContext();
  const last = tones.map((frequency, index) => playTone(audio, frequency, audio.currentTime + index * step)).at(-1);
  last?.addEventListener('ended', () => void audio.close());
}

function playTone(audio: AudioContext, frequency: number, at: number): OscillatorNode {
  const tone = audio.createOscillator();
  const gain = audio.createGain();
  tone.frequency.value = frequency;
  // From nothing and back to nothing: a tone that is cut clicks.
  gain.gain.setValueAtTime(0, at);
  gain.gain.linearRampToValueAtTime(loudness, at + 0.02);
  gain.gain.exponentialRampToValueAtTime(0.001, at + 3 * step);
  tone.connect(gain).connect(audio.destination);
  tone.start(at);
  tone.stop(at + 3 * step);
  return tone;
}
