// Packs the npm packages of a project as the developer tools do where project.config.json has `packNpmManually`. A process
// of its own: the tools leave workers behind.
//
//   node pack-manually.cjs TOOLCHAIN PROJECT

const { readFileSync } = require('node:fs')
const { createRequire } = require('node:module')
const { join } = require('node:path')

const [home, project] = process.argv.slice(2)
if (!project) throw new Error('usage: node pack-manually.cjs TOOLCHAIN PROJECT')
const ci = createRequire(join(home, 'package.json'))('miniprogram-ci')

async function main() {
  const { setting } = JSON.parse(readFileSync(join(project, 'project.config.json'), 'utf8'))
  for (const { packageJsonPath, miniprogramNpmDistDir } of setting.packNpmRelationList) {
    await ci.packNpmManually({
      packageJsonPath: join(project, packageJsonPath),
      miniprogramNpmDistDir: join(project, miniprogramNpmDistDir),
    })
  }
}

main().then(
  () => process.exit(0),
  (error) => {
    console.error(error)
    process.exit(1)
  },
)
