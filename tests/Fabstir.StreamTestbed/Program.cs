using Fabstir.StreamTestbed.Serving;

await HostProgram.RunAsync();
