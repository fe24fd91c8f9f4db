using Fabstir.ChainFaults;
using Fabstir.ChainFaults.Scenarios;
using Fabstir.FaultTests.Scenarios;

FaultProgram program = new(
    "Fabstir.FaultTests",
    [new CutStreams(), new KilledHosts(), new SlowReader(), new FramesToClients(), new FramesToHosts(), new VanishingClients(), new FaultyNode()],
    BrokenPart.Dedupe,
    BrokenPart.Journal);
return await program.RunAsync(args);
