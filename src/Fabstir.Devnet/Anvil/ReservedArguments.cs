namespace Fabstir.Development;

/// <summary>The arguments of anvil that are not the user's.</summary>
internal static class ReservedArguments
{
    // With another host, or without the line that tells the port, there is nothing to connect to.
    private static readonly string[] Names = ["--host", "--port", "-p", "--quiet", "-q", "--silent", "--color"];

    /// <summary>Copies arguments that have none of them.</summary>
    public static IReadOnlyList<string> Refuse(IReadOnlyList<string> arguments, string option)
    {
        ArgumentNullException.ThrowIfNull(arguments, option);
        foreach (string argument in arguments)
        {
            ArgumentNullException.ThrowIfNull(argument, option);
            if (Names.Contains(argument.Split('=')[0], StringComparer.Ordinal))
            {
                throw new ArgumentException($"{argument} cannot be given: where anvil listens is chosen here, and read in its output.", option);
            }
        }

        return [.. arguments];
    }
}
