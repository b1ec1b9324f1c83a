/** What a Linux desktop reads about the app: menu entry, file type, software centre. Written from the product's facts. */
import { product, type Edition } from './product.ts';

export function desktopEntry({ name, testBuild }: Edition): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    `Name=${name}`,
    'GenericName=Drug reference',
    `Comment=${testBuild ? 'Test build, not for patient care. ' : ''}${product.summary}`,
    // The scheme and the file type come as one argument; the app reads it as a request, never as a command.
    `Exec=${product.executable} %U`,
    `TryExec=${product.executable}`,
    `Icon=${product.executable}`,
    'Terminal=false',
    'StartupNotify=true',
    `StartupWMClass=${name}`,
    'Categories=Science;MedicalSoftware;',
    'Keywords=magnesium;sulfate;infusion;dose;ward;',
    `MimeType=x-scheme-handler/${product.scheme};${product.worksheetsFile.mime};`,
    '',
  ].join('\n');
}

export function mimeType(): string {
  const { mime, name, extension } = product.worksheetsFile;
  return `<?xml version="1.0" encoding="UTF-8"?>
<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
  <mime-type type="${mime}">
    <comment>${name}</comment>
    <sub-class-of type="application/json"/>
    <glob pattern="*.${extension}"/>
  </mime-type>
</mime-info>
`;
}

/** @param date of this version, year-month-day */
export function appStream(date: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<component type="desktop-application">
  <id>${product.id}</id>
  <metadata_license>CC0-1.0</metadata_license>
  <project_license>MIT</project_license>
  <name>${product.name}</name>
  <summary>${product.summary}</summary>
  <developer id="org.bedsidemagnesium">
    <name>${product.maintainerName}</name>
  </developer>
  <description>
    <p>For each condition, what the evidence for intravenous magnesium sulfate says, with the certainty of each figure and the place it was read.</p>
    <p>For each regimen, a dose calculator that shows its working, checks limits and guards the change from loading to maintenance rate. One printed page is laid out for a second person to check.</p>
    <p>It works without a network, an account or telemetry, and keeps no patient details.</p>
  </description>
  <launchable type="desktop-id">${product.executable}.desktop</launchable>
  <icon type="stock">${product.executable}</icon>
  <categories>
    <category>Science</category>
    <category>MedicalSoftware</category>
  </categories>
  <provides>
    <binary>${product.executable}</binary>
    <mediatype>${product.worksheetsFile.mime}</mediatype>
    <mediatype>x-scheme-handler/${product.scheme}</mediatype>
  </provides>
  <requires>
    <display_length compare="ge">1024</display_length>
    <internet>offline-only</internet>
  </requires>
  <supports>
    <control>keyboard</control>
    <control>pointing</control>
  </supports>
  <content_rating type="oars-1.1"/>
  <releases>
    <release version="${product.version}" date="${date}"/>
  </releases>
</component>
`;
}
