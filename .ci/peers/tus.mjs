// Lets tus-js-client (package.json) send a file, or what is left of it, and says how far it came.
//
//     tus.mjs FOLDER begin URL TOKEN FILE BYTES    begins at URL and stops when BYTES are there
//     tus.mjs FOLDER go-on URL TOKEN FILE          sends the rest to the upload at URL
//
// FOLDER is where its package lies. Prints one object of JSON: `{"at": URL, "offset": BYTES}`, or
// `{"refused": STATUS, "offset": BYTES}`.

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const [folder, way, url, token, path, stop] = process.argv.slice(2)
const tus = createRequire(join(folder, 'package.json'))('tus-js-client')
let offset = 0

const say = (found) => console.log(JSON.stringify({ ...found, offset }))
const upload = new tus.Upload(readFileSync(path), {
  ...(way === 'begin' ? { endpoint: url } : { uploadUrl: url }),
  headers: { Authorization: `Bearer ${token}` },
  chunkSize: 64 * 1024,
  retryDelays: null,
  storeFingerprintForResuming: false,
  onChunkComplete: async (_, accepted) => {
    offset = accepted
    if (stop && accepted >= Number(stop)) {
      await upload.abort()
      say({ at: upload.url })
    }
  },
  onSuccess: () => say({ at: upload.url }),
  onError: (error) => {
    const answer = error.originalResponse
    if (!answer) throw error
    say({ refused: answer.getStatus() })
  },
})
upload.start()
