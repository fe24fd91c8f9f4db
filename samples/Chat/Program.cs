using Chat;
using Fabstir;
using Fabstir.Development;

// A chat with a model of the marketplace, with what it costs. --local brings a chain and a host along; else it is Base Sepolia, as FABSTIR_KEY_FILE:
//   dotnet run --project samples/Chat -- --local
//   FABSTIR_KEY_FILE=~/.fabstir-key dotnet run --project samples/Chat -- owner/name:file [USDC to deposit]
using CancellationTokenSource cancellation = new();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    cancellation.Cancel();
};

try
{
    await using ChatWorld? world = args switch
    {
        ["--local"] => await ChatWorld.LocalAsync(cancellation.Token),
        [string model, .. string[] deposit] when Environment.GetEnvironmentVariable("FABSTIR_KEY_FILE") is { } keyFile =>
            await ChatWorld.DeployedAsync(model, deposit, keyFile, cancellation.Token),
        _ => null,
    };
    if (world is null)
    {
        await Console.Error.WriteLineAsync("Chat --local | FABSTIR_KEY_FILE=... [FABSTIR_RPC_URL=...] Chat owner/name:file [USDC to deposit]");
        return 2;
    }

    await new ChatTerminal(world, Console.In, Console.Out).RunAsync(cancellation.Token);
    return 0;
}
catch (Exception e) when (e is FabstirException or AnvilNotFoundException or FormatException)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}
catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
{
    return 130;
}
