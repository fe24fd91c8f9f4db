using Fabstir.ChainFaults;
using Fabstir.ChainFaults.Clients;
using Fabstir.ChainFaults.Scenarios;

if (args is [ClientMode.Argument])
{
    await ClientMode.RunAsync();
    return 0;
}

FaultProgram program = new(
    "Fabstir.ChainFaults",
    [new ProviderFaults(), new KilledClients(), new Reorganisations(), new StartsAtOnce(), new TransactionsAtOnce(), new FrozenChain()],
    BrokenPart.Journal,
    BrokenPart.Nonce);
return await program.RunAsync(args);
