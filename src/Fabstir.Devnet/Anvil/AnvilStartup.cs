namespace Fabstir.Development;

/// <summary>Waits for a started anvil to say where it listens.</summary>
internal static class AnvilStartup
{
    public static async Task<Uri> WaitAsync(
        SupervisedProcess process,
        ListeningLine listening,
        AnvilOptions options,
        CancellationToken cancellationToken)
    {
        try
        {
            await Task.WhenAny(listening.Url, process.Exited)
                .WaitAsync(options.StartupTimeout, options.TimeProvider, cancellationToken).ConfigureAwait(false);
            if (listening.Url.IsCompletedSuccessfully)
            {
                return await listening.Url.ConfigureAwait(false);
            }
        }
        catch (TimeoutException exception)
        {
            string waited = $"anvil did not listen within {options.StartupTimeout.TotalSeconds:0.###} s of its start.";
            throw new AnvilStartException(waited, null, process.Output.ToArray(), exception);
        }

        ProcessExit exit = await process.Exited.ConfigureAwait(false);
        throw new AnvilStartException($"anvil ended with exit code {exit.Code} before it listened{Reason(exit)}", exit.Code, exit.LastOutput);
    }

    // anvil's own sentence about a wrong argument; the lines around it are help.
    private static string Reason(ProcessExit exit)
    {
        foreach (string line in exit.LastOutput)
        {
            if (line.StartsWith("error: ", StringComparison.OrdinalIgnoreCase))
            {
                return $": {line["error: ".Length..].TrimEnd('.')}.";
            }
        }

        return ".";
    }
}
