using System.Globalization;

namespace Fabstir.Development;

/// <summary>Options as anvil's command line.</summary>
internal static class AnvilArguments
{
    public static IReadOnlyList<string> For(AnvilOptions options)
    {
        List<string> arguments =
        [
            "--host", "127.0.0.1",
            "--port", "0",
            "--color", "never",
            "--chain-id", Text(options.ChainId),
            "--accounts", Text(options.AccountCount),
            "--balance", Text(options.AccountBalance),
            "--mnemonic", options.Mnemonic,
            // A state that is loaded may be larger than the 2 MB that a request has otherwise.
            "--no-request-size-limit",
        ];

        if (options.BlockTime is { } blockTime)
        {
            arguments.AddRange(["--block-time", Text((decimal)blockTime.Ticks / TimeSpan.TicksPerSecond)]);
        }

        if (options.BlockGasLimit is { } gasLimit)
        {
            arguments.AddRange(["--gas-limit", Text(gasLimit)]);
        }

        arguments.AddRange(options.ExtraArguments);
        return arguments;
    }

    private static string Text(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);
}
