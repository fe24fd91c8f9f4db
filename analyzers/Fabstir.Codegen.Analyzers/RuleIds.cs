namespace Fabstir.Codegen.Analyzers;

/// <summary>The ids of the rules. The first digit is the band, and the folder.</summary>
internal static class RuleIds
{
    public const string FabPayment = "FAB1001";
    public const string FabToMarketplace = "FAB1002";
    public const string RemovedEntry = "FAB1003";
    public const string WrongDecimals = "FAB1004";
    public const string StakeBounds = "FAB1005";
    public const string MissingAllowance = "FAB1006";
    public const string DepositInBaseUnits = "FAB2001";
    public const string UnscaledDeposit = "FAB2002";
    public const string DepositBounds = "FAB2003";
    public const string PriceBounds = "FAB2004";
    public const string DurationUnit = "FAB2005";
    public const string ProofInterval = "FAB2006";
    public const string ProofTimeoutWindow = "FAB2007";
    public const string ParameterOrder = "FAB3001";
    public const string PositionalArguments = "FAB3002";
    public const string PositionalOutputs = "FAB3003";
    public const string OldSelector = "FAB3004";
    public const string SessionIdSource = "FAB3005";
    public const string MissingDisposal = "FAB4001";
    public const string MissingCancellation = "FAB4002";
    public const string BlockingWait = "FAB4003";
    public const string RevertText = "FAB4004";
    public const string UnacceptableProof = "FAB4005";
    public const string PlaintextEndpoint = "FAB4006";
    public const string DelayForReceipt = "FAB4007";
    public const string ReplacedAddress = "FAB5001";
    public const string ImplementationAddress = "FAB5002";
    public const string AddressLiteral = "FAB5003";
    public const string ChainMismatch = "FAB5004";
    public const string SecretLiteral = "FAB5005";
    public const string ModelHash = "FAB5006";
}
