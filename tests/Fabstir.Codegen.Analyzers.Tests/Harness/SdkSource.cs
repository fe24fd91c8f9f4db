namespace Fabstir.Codegen.Analyzers.Tests.Harness;

/// <summary>Sources that configure a session of the SDK with one value that a test is about.</summary>
internal static class SdkSource
{
    // So that values can come from somewhere.
    private const string Surroundings = """

        static partial class Limits
        {
            public const int Units = 2_500_000;
            public const decimal Much = 2_000_000m;
            public const decimal Point = 250_000.0m;
            public static readonly decimal Cents = 0.4m;
            public static readonly UInt256 Large = UInt256.Parse("5000000");
            public static int Settable { get; set; } = 2_500_000;
        }

        static partial class Limits
        {
            public static long Computed => 3 * Units;
        }
        """;

    /// <summary>A class whose method makes the configuration, with these members.</summary>
    public static string With(string members) => Of($"new SessionConfig {{ {members} }}");

    /// <summary>A class whose method has the expression, with values of many kinds around it.</summary>
    public static string Of(string expression) => $$"""
        using Fabstir;
        using static Fabstir.PaymentToken;
        using static Limits;

        class C
        {
            object M(
                int unknown, long units, BigInteger big, UInt256 wide, decimal dollars, TimeSpan span, bool condition, PaymentToken token, SessionConfig config,
                FabstirDeployment deployment, FabstirClient client, TokenAmount amount)
            {
                int changing = 2_500_000;
                changing = unknown;
                var local = Units;
                int alias = local;
                var copied = units;
                var price = new TokenPrice(7, PaymentToken.Usdc);
                decimal cast = (decimal)wide;
                return {{expression}};
            }
        }

        {{Surroundings}}
        """;
}
