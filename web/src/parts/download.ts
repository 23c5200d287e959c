// Hands text to whoever reads the page as a file, without asking the server for it again.
export function handOver(name: string, type: string, text: string) {
  const address = URL.createObjectURL(new Blob([text], {type}));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
