// The product's own pictures: one strip of squares, WebP or PNG, decoded by the browser while the module
// is compiled. The play does not wait for it.

/** Sends the strip into the bound texture. Answers as Strip (runtime/view/pictures.h). */
export type SendStrip = (gl: WebGL2RenderingContext) => number;

const COMING = 0;
const THERE = 1;
const NONE = 2;
const PNG = 0x89;

export function decodeStrip(bytes: Uint8Array<ArrayBuffer>): SendStrip {
  let state = COMING;
  const canvas = document.createElement('canvas');
  const keep = (picture: ImageBitmap | HTMLImageElement) => {
    canvas.width = picture.width;
    canvas.height = picture.height;
    canvas.getContext('2d')!.drawImage(picture, 0, 0);
    state = THERE;
  };
  const type = 'image/' + (bytes[0] === PNG ? 'png' : 'webp');
  /** For browsers without createImageBitmap; a strict content policy may refuse it. */
  const element = () => {
    const picture = new Image();
    picture.onload = () => keep(picture);
    picture.onerror = () => (state = NONE);
    let text = '';
    for (const byte of bytes) text += String.fromCharCode(byte);
    picture.src = `data:${type};base64,${btoa(text)}`;
  };
  // From a blob, not from an address: no content policy has a say in it.
  if ('createImageBitmap' in self)
    createImageBitmap(new Blob([bytes], { type })).then(keep, element);
  else element();
  return (gl) => {
    if (state === THERE) {
      gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, true);
      gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, canvas);
      gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, false);
    }
    return state;
  };
}
