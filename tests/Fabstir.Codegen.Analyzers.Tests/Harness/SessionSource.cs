namespace Fabstir.Codegen.Analyzers.Tests.Harness;

/// <summary>Sources that open a session with one value that a test is about.</summary>
internal static class SessionSource
{
    private static readonly (string Name, string Value)[] Defaults =
    [
        ("Host", "default"),
        ("ModelId", "default"),
        ("Token", "FabstirDeployments.BaseSepolia.Usdc"),
        ("Deposit", "2_000_000"),
        ("PricePerToken", "5_000"),
        ("MaxDuration", "3_600"),
        ("ProofInterval", "100"),
        ("ProofTimeoutWindow", "300"),
    ];

    // So that values can come from somewhere.
    private const string Surroundings = """

        static partial class Limits
        {
            public const int Small = 7;
            public static readonly UInt256 Large = UInt256.Parse("99999999999999999999");
            public static int Settable { get; set; } = 7;
        }

        static partial class Limits
        {
            public static UInt256 Computed => 3 * Small;
        }
        """;

    /// <summary>A class whose method makes the message, with other values for some of its properties.</summary>
    public static string With(params (string Name, string Value)[] values) => $$"""
        using static Limits;

        class C
        {
            object M(int unknown, bool condition, TimeSpan span, FabstirDeployment deployment, FabstirContracts contracts)
            {
                int changing = 7;
                changing = unknown;
                var local = Small;
                int alias = local;
                return new JobMarketplace.Functions.CreateSessionJobForModelWithToken
                {
        {{Assignments(values)}}
                };
            }
        }

        {{Surroundings}}
        """;

    private static string Assignments((string Name, string Value)[] values) => string.Join(
        "\n",
        Defaults.Select(pair => $"            {pair.Name} = {values.FirstOrDefault(value => value.Name == pair.Name).Value ?? pair.Value},"));
}
