import { cleanup, configure } from '@testing-library/react'
import { afterEach } from 'vitest'

// Every test renders under StrictMode, which starts, takes back and starts again whatever a component does on mounting.
configure({ reactStrictMode: true })

// Testing Library does this itself only where the test functions are globals.
afterEach(cleanup)
