namespace Fabstir.Sdk.Tests.Errors;

public sealed class ErrorCodeTests
{
    // What the first SDK, the second one and its inference part threw, as their users know it.
    private const string First = """
        CONNECTION_FAILED NETWORK_MISMATCH WALLET_NOT_CONNECTED JOB_NOT_FOUND JOB_SUBMISSION_FAILED JOB_ALREADY_CLAIMED NO_NODES_AVAILABLE NODE_NOT_RESPONDING
        NODE_REJECTED_JOB INSUFFICIENT_BALANCE INSUFFICIENT_ALLOWANCE PAYMENT_FAILED ESCROW_FAILED INVALID_PAYMENT_TOKEN P2P_CONNECTION_FAILED P2P_DISCOVERY_FAILED
        P2P_TIMEOUT STREAM_CONNECTION_LOST STREAM_INVALID_TOKEN STREAM_RATE_LIMITED INVALID_PARAMETERS NOT_IMPLEMENTED UNKNOWN_ERROR
        """;

    private const string Second = """
        AUTH_FAILED AUTH_REQUIRED INVALID_SIGNER MANAGER_NOT_INITIALIZED MANAGER_NOT_AUTHENTICATED INSUFFICIENT_BALANCE TRANSACTION_FAILED APPROVAL_FAILED SESSION_NOT_FOUND
        SESSION_EXPIRED INVALID_SESSION_STATE MODEL_NOT_APPROVED MODEL_VALIDATION_FAILED INVALID_MODEL_HASH STORAGE_ERROR S5_CONNECTION_FAILED WEBSOCKET_CONNECTION_FAILED
        WEBSOCKET_MESSAGE_FAILED INVALID_PROOF PROOF_VERIFICATION_FAILED
        """;

    private const string Inference = "NO_HOSTS_AVAILABLE CONNECTION_FAILED INFERENCE_TIMEOUT MODEL_NOT_AVAILABLE RATE_LIMIT_EXCEEDED INVALID_PROMPT";

    private const string Hosts = "TOKEN_LIMIT_EXCEEDED SESSION_AUTH_DENIED";

    public static TheoryData<string> Known =>
        [.. $"{First} {Second} {Inference} {Hosts}".Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Distinct()];

    [Theory]
    [MemberData(nameof(Known))]
    public void Every_code_of_the_earlier_SDKs_has_its_name_here(string code)
    {
        string name = string.Concat(code.Replace("WEBSOCKET", "WEB_SOCKET", StringComparison.Ordinal).Split('_').Select(PascalCase));

        Assert.True(Enum.TryParse(name, out FabstirErrorCode _), $"{code} should be {name}.");
    }

    [Fact]
    public void No_number_stands_for_two_codes() =>
        Assert.Equal(Enum.GetNames<FabstirErrorCode>().Length, Enum.GetValues<FabstirErrorCode>().Distinct().Count());

    private static string PascalCase(string word) => word is "P2P" or "S5" ? word : word[0] + word[1..].ToLowerInvariant();
}
